import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TAG } from '../cache-tags';
import { ANSWER, bodyOf, createPageStore, type PageStore } from './page-store';

const url = '/ports/80';
const page = (text: string, tags: readonly string[] | null = ['port:80']) => ({
  headers: { 'content-type': 'text/html', vary: 'rsc' },
  body: Buffer.from(text),
  tags,
});

async function textOf(store: PageStore, at = url) {
  const found = store.find(at);
  return found && (await bodyOf(found, 'identity')).toString();
}

describe('a page that is kept', () => {
  it('is found in every encoding', async () => {
    const store = createPageStore();
    await store.keep(url, page('eighty'), store.now());
    const found = store.find(url);
    expect(await textOf(store)).toBe('eighty');
    if (found === undefined) throw new Error('it is not found');
    expect(brotliDecompressSync(await bodyOf(found, 'br')).toString()).toBe('eighty');
    expect(gunzipSync(await bodyOf(found, 'gzip')).toString()).toBe('eighty');
    expect(store.find('/ports/81')).toBeUndefined();
  });

  it('is compressed once as the first asker wants it, and otherwise when somebody asks for that', async () => {
    const store = createPageStore();
    const kept = await store.keep(url, page('eighty'), store.now(), 'gzip');
    expect(Object.keys(kept.packed)).toEqual(['gzip']);
    expect(await textOf(store)).toBe('eighty');
    const br = await bodyOf(kept, 'br');
    expect(brotliDecompressSync(br).toString()).toBe('eighty');
    expect(await bodyOf(kept, 'br')).toBe(br);
  });

  it('is not stored past 2 MiB', async () => {
    const store = createPageStore();
    const largest = 2 * 1024 * 1024;
    await store.keep(url, page('x'.repeat(largest + 1)), store.now());
    expect(store.find(url)).toBeUndefined();
    await store.keep(url, page('x'.repeat(largest)), store.now());
    expect(store.find(url)).toBeDefined();
  });
});

describe('a change', () => {
  it('forgets the pages with its tags, and those whose tags nobody knows', async () => {
    const store = createPageStore();
    await store.keep('/ports/80', page('a', ['port:80', 'near:81']), store.now());
    await store.keep('/ports/81', page('b', ['port:81']), store.now());
    await store.keep('/about', page('c', []), store.now());
    await store.keep('/unknown', page('d', null), store.now());
    store.forget(['near:81']);
    expect(store.find('/ports/80')).toBeUndefined();
    expect(store.find('/unknown')).toBeUndefined();
    expect(await textOf(store, '/ports/81')).toBe('b');
    expect(await textOf(store, '/about')).toBe('c');
  });

  it('of everything forgets every page', async () => {
    const store = createPageStore();
    await store.keep('/ports/81', page('b', ['port:81']), store.now());
    await store.keep('/about', page('c', []), store.now());
    store.forget([ALL_TAG]);
    expect([store.find('/ports/81'), store.find('/about')]).toEqual([undefined, undefined]);
  });

  it('goes by what a page shows now, not by what it showed before', async () => {
    const store = createPageStore();
    await store.keep(url, page('old', ['port:80', 'software:a']), store.now());
    await store.keep(url, page('new', ['port:80', 'software:b']), store.now());
    store.forget(['software:a']);
    expect(await textOf(store)).toBe('new');
    store.forget(['software:b']);
    expect(store.find(url)).toBeUndefined();
  });

  it('keeps out a page whose rendering had begun before it', async () => {
    const store = createPageStore();
    const begun = store.now();
    store.forget(['port:80']);
    await store.keep(url, page('old'), begun);
    expect(store.find(url)).toBeUndefined();
  });

  it('keeps out a page that is being compressed', async () => {
    const store = createPageStore();
    const keeping = store.keep(url, page('old'), store.now());
    store.forget(['port:80']);
    await keeping;
    expect(store.find(url)).toBeUndefined();
    await store.keep(url, page('new'), store.now());
    expect(await textOf(store)).toBe('new');
  });

  it('of another port lets a page in that had begun before it', async () => {
    const store = createPageStore();
    const begun = store.now();
    store.forget(['port:81']);
    await store.keep(url, page('eighty'), begun);
    expect(await textOf(store)).toBe('eighty');
    await store.keep('/unknown', page('d', null), begun);
    expect(store.find('/unknown')).toBeUndefined();
  });

  it('is not lost among very many others', async () => {
    const store = createPageStore();
    const begun = store.now();
    store.forget(['port:80']);
    for (let call = 0; call < 25; call += 1)
      store.forget(Array.from({ length: 1_000 }, (_, at) => `edit:${call * 1_000 + at}`));
    await store.keep(url, page('old'), begun);
    expect(store.find(url)).toBeUndefined();
  });
});

describe('answers of the API', () => {
  const answer = (text: string) => ({ ...page(text), headers: { 'content-type': 'text/plain' } });

  it('are kept as they are, and compressed when somebody asks for that', async () => {
    const store = createPageStore();
    const { packed } = await store.keep(`${ANSWER}/a`, answer('eighty'), store.now(), 'br');
    expect(packed).toEqual({ identity: Buffer.from('eighty') });
    const found = store.find(`${ANSWER}/a`);
    if (found === undefined) throw new Error('it is not found');
    const gzip = await bodyOf(found, 'gzip');
    expect(gunzipSync(gzip).toString()).toBe('eighty');
    expect(await bodyOf(found, 'gzip')).toBe(gzip);
    expect(store.find('/a')).toBeUndefined();
  });

  it('have 32 MB, however many are asked for, and drive no page out', async () => {
    const store = createPageStore();
    await store.keep(url, page('eighty'), store.now());
    const each = 1024 * 1024;
    for (let at = 0; at < 200; at += 1)
      await store.keep(`${ANSWER}/${at}`, answer('x'.repeat(each)), store.now());
    const left = Array.from({ length: 200 }, (_, at) => store.find(`${ANSWER}/${at}`));
    const kept = left.filter((one) => one !== undefined);
    // What compressing them may take is counted beforehand.
    expect(kept).toHaveLength(15);
    expect(left.at(-1)).toBeDefined();
    expect(await textOf(store)).toBe('eighty');
  });

  it('have their tags counted', async () => {
    const store = createPageStore();
    const tags = Array.from({ length: 100_000 }, (_, at) => `port:${at}`);
    for (const at of [1, 2, 3, 4])
      await store.keep(`${ANSWER}/${at}`, { ...answer('x'), tags }, store.now());
    expect(store.find(`${ANSWER}/1`)).toBeUndefined();
    expect(store.find(`${ANSWER}/4`)).toBeDefined();
  });
});

type Act = { kind: 'render' | 'finish' | 'write'; port: number };

it('a page is never older than the last change of what it shows, in whatever order things happen', async () => {
  const act = fc.record({
    kind: fc.constantFrom('render', 'finish', 'write'),
    port: fc.integer({ min: 0, max: 3 }),
  }) as fc.Arbitrary<Act>;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const store = createPageStore();
      const versions = [0, 0, 0, 0];
      const begun = new Map<number, { at: number; version: number }>();
      for (const { kind, port } of acts) {
        const version = versions[port] ?? 0;
        if (kind === 'render') begun.set(port, { at: store.now(), version });
        if (kind === 'write') {
          versions[port] = version + 1;
          store.forget([`port:${port}`]);
        }
        const rendering = begun.get(port);
        if (kind === 'finish' && rendering)
          await store.keep(
            `/ports/${port}`,
            page(String(rendering.version), [`port:${port}`]),
            rendering.at,
          );
        for (const at of versions.keys()) {
          const text = await textOf(store, `/ports/${at}`);
          if (text !== undefined) expect(text).toBe(String(versions[at]));
        }
      }
    }),
    { numRuns: 60 },
  );
});
