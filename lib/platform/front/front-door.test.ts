import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { REVALIDATE_PATH } from '../revalidation';
import { breakOff, frontDoor, type Handler, wholeEncoding } from './front-door';
import { createPageStore, type PageStore } from './page-store';

const TEXT = 'A port is a number. '.repeat(500);
const PUBLIC = 'public, max-age=0, s-maxage=1';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** A server behind the front door, and how often it was asked. */
async function serve(handle: Handler) {
  let asked = 0;
  const keeping: Promise<void>[] = [];
  const store = createPageStore();
  const pages: PageStore = {
    ...store,
    keep: (...page) => {
      const kept = store.keep(...page);
      keeping.push(kept);
      return kept;
    },
  };
  const answer = frontDoor((request, response) => {
    asked += 1;
    return handle(request, response);
  }, pages);
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => breakOff(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return {
    asked: () => asked,
    async ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
      const answer = await new Promise<Answer>((resolve, reject) => {
        const request = http.request({ port, path, agent: false, ...options }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        });
        request.on('error', reject).end();
      });
      await Promise.all(keeping);
      return answer;
    },
  };
}

function page(headers: Record<string, string> = {}, status = 200): Handler {
  return (_request, response) => {
    response.statusCode = status;
    const all = { 'content-type': 'text/html; charset=utf-8', 'cache-control': PUBLIC, ...headers };
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
    response.setHeader('etag', '"v1"');
    response.setHeader('vary', 'rsc');
    response.write(TEXT.slice(0, 100));
    response.end(TEXT.slice(100));
    return Promise.resolve();
  };
}

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

describe('a rendering that fails', () => {
  it('half-way is neither sent as if it were whole nor kept', async () => {
    let fails = true;
    const { ask, asked } = await serve((request, response) => {
      if (!fails) return page()(request, response);
      response.setHeader('content-type', 'text/html');
      response.setHeader('cache-control', PUBLIC);
      response.write(TEXT);
      return Promise.reject(new Error('it broke'));
    });
    await expect(ask('/a')).rejects.toThrow();
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
  it('makes every page be rendered anew, once the process has expired its tags', async () => {
    let version = 0;
    let accepts = false;
    const { ask } = await serve((request, response) => {
      if (request.url === REVALIDATE_PATH) {
        response.statusCode = accepts ? 204 : 404;
        response.end();
        return Promise.resolve();
      }
      response.setHeader('content-type', 'text/html');
      response.setHeader('cache-control', PUBLIC);
      response.end(`version ${(version += 1)}`);
      return Promise.resolve();
    });
    await ask('/a');
    // Somebody else knows the address but not the secret.
    await ask(REVALIDATE_PATH, { method: 'POST' });
    expect((await ask('/a')).body.toString()).toBe('version 1');
    accepts = true;
    await ask(REVALIDATE_PATH, { method: 'POST' });
    expect((await ask('/a')).body.toString()).toBe('version 2');
  });

  it('is not undone by a page whose rendering had begun before it', async () => {
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const rendering = new Promise<void>((resolve) => (begun = resolve));
    const { ask, asked } = await serve((request, response) => {
      if (request.url === REVALIDATE_PATH) {
        response.statusCode = 204;
        response.end();
        return Promise.resolve();
      }
      finish = () => void page()(request, response);
      begun();
      return Promise.resolve();
    });
    const first = ask('/a');
    await rendering;
    await ask(REVALIDATE_PATH, { method: 'POST' });
    finish();
    await first;
    const second = ask('/a');
    await expect.poll(asked).toBe(3);
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
