import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Handler, wholeEncoding } from './front-door';
import { page, PUBLIC, serve, TEXT } from './front-door.fixture';
import { PACKED } from './packed';

describe('a public page', () => {
  it('is rendered once and comes whole, in every encoding, ever after', async () => {
    const { ask, asked } = await serve(page());
    expect((await ask('/ports/1')).body.toString()).toBe(TEXT);
    const plain = await ask('/ports/1');
    expect(plain.body.toString()).toBe(TEXT);
    expect(plain.headers).toMatchObject({
      'cache-control': PUBLIC,
      'x-nextjs-cache': 'HIT',
      vary: 'rsc, Accept-Encoding',
      etag: '"v1"',
    });
    const br = await ask('/ports/1', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(TEXT);
    const zipped = await ask('/ports/1', { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe(TEXT);
    expect(asked()).toBe(1);
  });

  it('is compressed for the first who asks, too', async () => {
    const { ask } = await serve(page());
    const first = await ask('/ports/1', { headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(first.body).toString()).toBe(TEXT);
    expect((await ask('/ports/1')).body.toString()).toBe(TEXT);
  });

  it('is not sent again to one who has it', async () => {
    const { ask } = await serve(page());
    await ask('/ports/1');
    const again = await ask('/ports/1', { headers: { 'if-none-match': 'W/"v0", "v1"' } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, '"v1"']);
    const changed = await ask('/ports/1', { headers: { 'if-none-match': '"v0"' } });
    expect(changed.status).toBe(200);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const { ask, asked } = await serve(page());
    await ask('/ports/1');
    const head = await ask('/ports/1', { method: 'HEAD' });
    expect(head.headers['content-length']).toBe(String(TEXT.length));
    expect([head.body.length, asked()]).toEqual([0, 1]);
  });
});

describe('what is rendered for every request', () => {
  const cases: [string, Handler, string, Record<string, string>][] = [
    ['a page that shared caches may not keep', page({ 'cache-control': 'no-store' }), '/a', {}],
    ['a page that sets a cookie', page({ 'set-cookie': 'a=1' }), '/a', {}],
    ['a missing page', page({}, 404), '/a', {}],
    ['what is no page', page({ 'content-type': 'application/json' }), '/a', {}],
    ['an address with a query', page(), '/a?b=1', {}],
    ["Next's request for a page's data", page(), '/a', { rsc: '1' }],
  ];
  it.each(cases)('%s', async (_what, handle, path, headers) => {
    const { ask, asked } = await serve(handle);
    await ask(path, { headers });
    await ask(path, { headers });
    expect(asked()).toBe(2);
  });
});

/** What the policy of an answer says of scripts, apart from `'self'`. */
describe('an answer that is packed already', () => {
  /** As Next hands a route's answer on: without its encoding. */
  const answersPacked: Handler = (request, response) => {
    const packed = request.headers[PACKED] === 'gzip';
    if (packed) response.setHeader(PACKED, 'gzip');
    response.setHeader('content-type', 'application/json');
    response.end(packed ? gzipSync(TEXT) : TEXT);
    return Promise.resolve();
  };

  it('is packed once and says so', async () => {
    const { ask } = await serve(answersPacked);
    const answer = await ask('/api/v1/exports/x', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(answer.headers).not.toHaveProperty(PACKED);
    expect(gunzipSync(answer.body).toString()).toBe(TEXT);
  });

  it('goes to nobody who does not take it, whatever they say of it', async () => {
    const { ask } = await serve(answersPacked);
    const headers = { 'accept-encoding': 'identity', [PACKED]: 'gzip' };
    const answer = await ask('/api/v1/exports/x', { headers });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.toString()).toBe(TEXT);
  });
});

describe('a rendering that fails', () => {
  it('half-way is a 500 that says nothing of the page, and is not kept', async () => {
    let fails = true;
    const { ask, asked } = await serve((request, response) => {
      if (!fails) return page()(request, response);
      response.setHeader('content-type', 'text/html');
      response.setHeader('cache-control', PUBLIC);
      response.write(TEXT);
      return Promise.reject(new Error('it broke'));
    });
    const failed = await ask('/a');
    expect([failed.status, failed.body.length]).toEqual([500, 0]);
    expect(failed.headers['cache-control']).toBeUndefined();
    fails = false;
    expect((await ask('/a')).body.toString()).toBe(TEXT);
    expect(asked()).toBe(2);
  });

  it('at once is a 500', async () => {
    const { ask } = await serve(() => Promise.reject(new Error('it broke')));
    expect((await ask('/a')).status).toBe(500);
  });
});

describe('a change', () => {
  /** Answers as Next does: it tells the tags of the page to whoever listens. */
  const tagged =
    (tags: string): Handler =>
    async (request, response) => {
      const meta = (request as never)[Symbol.for('NextInternalRequestMeta')] as {
        onCacheEntryV2?: (entry: unknown) => Promise<boolean>;
      };
      const entry = { value: { headers: { 'x-next-cache-tags': tags } } };
      expect(await meta.onCacheEntryV2?.(entry)).toBe(false);
      await page()(request, response);
    };

  it('makes the pages that show it be rendered anew, and no others', async () => {
    const { ask, asked, forget } = await serve(tagged('_N_T_/layout,all,port:80'));
    await ask('/ports/80');
    forget(['port:81']);
    await ask('/ports/80');
    expect(asked()).toBe(1);
    forget(['port:80']);
    await ask('/ports/80');
    expect(asked()).toBe(2);
  });

  it('of anything makes a page be rendered anew of which Next told no tags', async () => {
    const { ask, asked, forget } = await serve(page());
    await ask('/a');
    forget(['port:81']);
    await ask('/a');
    expect(asked()).toBe(2);
  });

  it('is not undone by a page whose rendering had begun before it', async () => {
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const rendering = new Promise<void>((resolve) => (begun = resolve));
    const { ask, asked, forget } = await serve((request, response) => {
      finish = () => void tagged('port:80')(request, response);
      begun();
      return Promise.resolve();
    });
    const first = ask('/a');
    await rendering;
    forget(['port:80']);
    finish();
    await first;
    const second = ask('/a');
    await expect.poll(asked).toBe(2);
    finish();
    await second;
  });
});

describe('a path', () => {
  it('whose percent-encoding is broken names nothing, instead of being an error', () => {
    expect(wholeEncoding('/services/%E0%A4%A?q=%')).toBe('/services/%25E0%25A4%25A?q=%');
    expect(wholeEncoding('/services/cl%2F1')).toBe('/services/cl%2F1');
  });
});
