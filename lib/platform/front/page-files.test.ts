import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptReader, readsTheSame, showsTags } from '../rendering';
import type { Handler } from './front-door';
import { page, serve, TEXT } from './front-door.fixture';
import { openPageFiles } from './page-files';

/** What the pages show, by their addresses. */
const world = new Map<string, string>();
const readWorld = keptReader('world', (url: string) => Promise.resolve(world.get(url) ?? ''));

const reading: Handler = async (request, response) => {
  showsTags(request.url ?? '');
  await readWorld(request.url ?? '');
  await page()(request, response);
};

let folder = '';
beforeEach(() => {
  world.clear();
  folder = mkdtempSync(path.join(tmpdir(), 'page-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A server as it starts: with an empty store, and with what its folder has. */
async function start({ build = 'b1', handle = reading, maxBytes = 1_000_000 } = {}) {
  const files = await openPageFiles(folder, build, maxBytes);
  const writes: Promise<void>[] = [];
  const server = await serve(handle, {
    files: {
      find: files.find,
      keep(...given) {
        const write = files.keep(...given);
        writes.push(write);
        return write;
      },
    },
  });
  return {
    ...server,
    async ask(...given: Parameters<typeof server.ask>) {
      const answer = await server.ask(...given);
      await Promise.all(writes);
      return answer;
    },
  };
}

const filed = (build = 'b1') =>
  readdirSync(path.join(folder, build)).map((name) => path.join(folder, build, name));

describe('a kept page', () => {
  it.each(['gzip', 'br', 'identity'])(
    'outlives a restart, the same bytes and version, asked for in %s',
    async (encoding) => {
      const headers = { 'accept-encoding': encoding };
      const before = await (await start()).ask('/kept/1', { headers });
      const { ask, asked } = await start();
      const after = await ask('/kept/1', { headers });
      expect(asked()).toBe(0);
      expect(after.body.equals(before.body)).toBe(true);
      for (const name of ['etag', 'content-type', 'content-security-policy', 'cache-control'])
        expect(after.headers[name], name).toBe(before.headers[name]);
      expect((await ask('/kept/1')).body.toString()).toBe(TEXT);
    },
  );

  it('that shows something else since is rendered anew, whoever changed it while nobody listened', async () => {
    world.set('/kept/1', 'before');
    const first = await start();
    await first.ask('/kept/1');
    await first.ask('/kept/2');
    world.set('/kept/1', 'after');
    const { ask, asked } = await start();
    await ask('/kept/1');
    expect(asked()).toBe(1);
    await ask('/kept/2');
    expect(asked()).toBe(1);
    expect((await start()).asked()).toBe(0);
  });

  it('is forgotten by its tags like one that was rendered', async () => {
    await (await start()).ask('/kept/1');
    const { ask, asked, forget } = await start();
    await ask('/kept/1');
    world.set('/kept/1', 'changed');
    await ask('/kept/1');
    expect(asked()).toBe(0);
    forget(['/kept/1']);
    await ask('/kept/1');
    expect(asked()).toBe(1);
  });

  it('whose change is undone, or is not seen on it, is not rendered a second time', async () => {
    const { ask, asked, forget } = await start();
    await ask('/kept/1');
    forget(['/kept/1']);
    await ask('/kept/1');
    expect(asked()).toBe(1);
  });

  it('of another build is not shown, and its files go', async () => {
    await (await start()).ask('/kept/1');
    const { ask, asked } = await start({ build: 'b2' });
    await ask('/kept/1');
    expect(asked()).toBe(1);
    expect(readdirSync(folder)).toEqual(['b2']);
  });

  it('that says not what it reads is not written', async () => {
    await (await start({ handle: page() })).ask('/kept/1');
    expect(filed()).toEqual([]);
  });

  it('whose file is broken or another page’s is rendered anew', async () => {
    const first = await start();
    await first.ask('/kept/1');
    const [file = ''] = filed();
    const whole = readFileSync(file);
    await first.ask('/kept/2');
    const [other = ''] = filed().filter((one) => one !== file);
    for (const broken of [
      whole.subarray(0, -5),
      Buffer.from(''),
      Buffer.from('{}\n'),
      readFileSync(other),
    ]) {
      writeFileSync(file, broken);
      const { ask, asked } = await start();
      expect((await ask('/kept/1')).body.toString()).toBe(TEXT);
      expect(asked()).toBe(1);
    }
  });

  it('that cannot be read again is rendered', async () => {
    await (await start()).ask('/kept/1');
    const failing = world.get.bind(world);
    world.get = () => {
      throw new Error('no database');
    };
    try {
      const { ask, asked } = await start({ handle: page() });
      expect((await ask('/kept/1')).status).toBe(200);
      expect(asked()).toBe(1);
    } finally {
      world.get = failing;
    }
  });
});

describe('the folder', () => {
  it('is bounded: what was not asked for longest goes first, after a restart too', async () => {
    const probe = await start();
    await probe.ask('/kept/0');
    const maxBytes = Math.round(readFileSync(filed()[0] ?? '').byteLength * 3.5);
    for (const n of [1, 2]) await probe.ask(`/kept/${n}`);
    const { ask, asked } = await start({ maxBytes });
    for (const n of [0, 3, 4]) await ask(`/kept/${n}`);
    expect(asked()).toBe(2);
    await expect.poll(() => filed().length).toBe(3);
  });

  it('takes a page that is made anew while it is being written', async () => {
    const files = await openPageFiles(folder, 'b1');
    const one = (text: string) => ({
      page: { headers: {}, tags: [], packed: { br: Buffer.from(text) } },
      reads: [],
    });
    await Promise.all(['a', 'b', 'c'].map((text) => files.keep('/kept/1', one(text))));
    await files.keep('/kept/1', one('d'));
    expect((await files.find('/kept/1'))?.page.packed.br?.toString()).toBe('d');
    expect(filed()).toHaveLength(1);
  });

  it('that cannot be written keeps nothing and breaks nothing', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const files = await openPageFiles(path.join(folder, 'file'), 'b1');
    await files.keep('/kept/1', { page: { headers: {}, tags: [], packed: {} }, reads: [] });
    expect(await files.find('/kept/1')).toBeNull();
  });
});

it('what was read by a reader that is no more, or by none, does not hold', async () => {
  const given = { reader: 'gone', of: [], gave: '' };
  expect(await readsTheSame([given])).toBe(false);
  expect(await readsTheSame([])).toBe(false);
});
