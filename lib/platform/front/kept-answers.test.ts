import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Renderings, showsTags } from '../rendering';
import type { Handler } from './front-door';
import { serve } from './front-door.fixture';

const TEXT = JSON.stringify({ port: 1, text: 'A port is a number. '.repeat(300) });

/** What the tests' calls answer; each says of what it is made. */
const answering =
  (
    say: (request: IncomingMessage) => unknown = () => undefined,
    { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ): Handler =>
  (request, response) => {
    const said = say(request);
    response.statusCode = status;
    const all = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=1',
      'access-control-allow-origin': '*',
      etag: '"v1"',
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
    response.end(typeof said === 'string' ? said : TEXT);
    return Promise.resolve();
  };

const telling = (...tags: string[]) => answering(() => showsTags(...tags));

/** Calls begin with `/api/kept/`; of their queries `n` counts. */
const keyed = (url: string) => {
  const { pathname, searchParams } = new URL(url, 'http://here');
  return pathname.startsWith('/api/kept/') ? `${pathname}?${searchParams.get('n') ?? ''}` : null;
};
const open = (handle: Handler) => serve(handle, { answerKey: keyed });

/** Answers when it is told to. */
function held(work: () => void) {
  const under: (() => void)[] = [];
  const handle: Handler = (request, response) =>
    new Promise((resolve) => {
      work();
      under.push(() => void answering()(request, response).then(resolve));
    });
  return { handle, under };
}

describe('an answer to everybody', () => {
  it('is made once and comes whole, in every encoding, with its own headers', async () => {
    const { ask, asked } = await open(telling('port:1'));
    for (const [encoding, unpack] of [
      ['identity', (body: Buffer) => body],
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
      ['identity', (body: Buffer) => body],
    ] as const) {
      const { headers, body } = await ask('/api/kept/1', {
        headers: { 'accept-encoding': encoding },
      });
      expect(unpack(body).toString(), encoding).toBe(TEXT);
      expect(headers).toMatchObject({
        etag: '"v1"',
        'cache-control': 'public, max-age=0, s-maxage=1',
        'access-control-allow-origin': '*',
        vary: 'Accept-Encoding',
      });
      expect(headers['x-nextjs-cache']).toBeUndefined();
    }
    expect(asked()).toBe(1);
  });

  it.each(['before', 'after'])('is 304 to who has it, made %s they ask', async (when) => {
    const { ask, asked } = await open(telling('port:1'));
    if (when === 'before') await ask('/api/kept/1');
    const known = await ask('/api/kept/1', { headers: { 'if-none-match': '"v1"' } });
    expect([known.status, known.body.length, asked()]).toEqual([304, 0, 1]);
  });

  it('has the same headers and no body for HEAD, which makes it too', async () => {
    const { ask, asked } = await open(telling('port:1'));
    const head = await ask('/api/kept/1', { method: 'HEAD' });
    const { headers } = await ask('/api/kept/1');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect({ ...head.headers, date: '' }).toEqual({ ...headers, date: '' });
    expect(asked()).toBe(1);
  });

  it('goes by what counts of the query', async () => {
    const { ask, asked } = await open(telling('port:1'));
    for (const path of ['?n=1', '?n=1&x=2', '?x=3&n=1']) await ask(`/api/kept/1${path}`);
    expect(asked()).toBe(1);
    await ask('/api/kept/1?n=2');
    expect(asked()).toBe(2);
  });

  it('is made without knowing who asks', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const { ask } = await open(answering(({ headers }) => seen.push(headers)));
    await ask('/api/kept/1', { headers: { 'accept-language': 'he', 'if-none-match': '"v0"' } });
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['host', 'x-forwarded-for']);
  });
});

describe('who shows a token or a cookie', () => {
  const known: Record<string, string>[] = [
    { authorization: 'Bearer x' },
    { cookie: 'next-auth.session-token=x' },
  ];
  const own = () =>
    answering(({ headers }) => {
      showsTags('port:1');
      return `for ${headers.authorization ?? headers.cookie ?? 'everybody'}`;
    });

  it.each(known)('is never told what is kept, nor is their answer kept: %j', async (headers) => {
    const { ask } = await open(own());
    const theirs = `for ${Object.values(headers).join('')}`;
    expect((await ask('/api/kept/1', { headers })).body.toString()).toBe(theirs);
    expect((await ask('/api/kept/1')).body.toString()).toBe('for everybody');
    expect((await ask('/api/kept/1', { headers })).body.toString()).toBe(theirs);
    expect((await ask('/api/kept/1')).body.toString()).toBe('for everybody');
  });

  it('writes, and what writes is never kept', async () => {
    const { ask, asked } = await open(telling('port:1'));
    for (const method of ['PUT', 'POST', 'DELETE', 'PUT']) await ask('/api/kept/1', { method });
    expect(asked()).toBe(4);
  });
});

describe('a change', () => {
  it('forgets the answers made of it, and no other', async () => {
    const { ask, asked, forget } = await open(
      answering(({ url = '' }) => showsTags(url.slice('/api/kept/'.length))),
    );
    for (const n of [1, 2]) await ask(`/api/kept/${n}`);
    forget(['1']);
    for (const n of [1, 2]) await ask(`/api/kept/${n}`);
    expect(asked()).toBe(3);
    forget(['all']);
    for (const n of [1, 2]) await ask(`/api/kept/${n}`);
    expect(asked()).toBe(5);
  });

  it('keeps out what is being made while it comes, also for who waits for that', async () => {
    const { handle, under } = held(() => showsTags('port:1'));
    const { ask, asked, forget } = await open(handle);
    const first = ask('/api/kept/1');
    await expect.poll(() => under.length).toBe(1);
    const second = ask('/api/kept/1');
    forget(['port:1']);
    under[0]?.();
    await first;
    await expect.poll(() => under.length).toBe(2);
    under[1]?.();
    await second;
    await ask('/api/kept/1');
    expect(asked()).toBe(2);
  });
});

describe('many who ask at once', () => {
  it('for the same have it made once', async () => {
    const { handle, under } = held(() => showsTags('port:1'));
    const { ask, asked } = await open(handle);
    const answers = Array.from({ length: 16 }, () => ask('/api/kept/1'));
    await expect.poll(() => under.length).toBe(1);
    under[0]?.();
    for (const answer of answers) expect((await answer).body.toString()).toBe(TEXT);
    expect(asked()).toBe(1);
  });

  it('for what cannot be kept wait for one only, then all have it made', async () => {
    const { handle, under } = held(() => undefined);
    const { ask } = await open(handle);
    const answers = Array.from({ length: 5 }, () => ask('/api/kept/1'));
    await expect.poll(() => under.length).toBe(1);
    under[0]?.();
    await expect.poll(() => under.length).toBe(5);
    for (const finish of under.slice(1)) finish();
    for (const answer of answers) expect((await answer).status).toBe(200);
  });
});

describe('is not kept', () => {
  const failing = () => {
    showsTags('port:1');
    const rendering = (globalThis as Renderings).portolanRenderings?.getStore();
    if (rendering !== undefined) rendering.failed = true;
  };
  const tagged = () => showsTags('port:1');
  const cases: [string, Handler, number][] = [
    ['what says nothing of what it is made of', answering(), 200],
    ['what failed', answering(failing), 200],
    ['what is not there', answering(tagged, { status: 404 }), 404],
    ['what is elsewhere', answering(tagged, { status: 308, headers: { location: '/' } }), 308],
    ['what the server cannot say', answering(tagged, { status: 503 }), 503],
    ['what sets a cookie', answering(tagged, { headers: { 'set-cookie': 'a=1' } }), 200],
    ['what is private', answering(tagged, { headers: { 'cache-control': 'private' } }), 200],
    ['what broke', () => Promise.reject(new Error('it broke')), 500],
  ];
  it.each(cases)('%s', async (_what, handle, status) => {
    const { ask, asked } = await open(handle);
    for (const _time of [1, 2]) expect((await ask('/api/kept/1')).status).toBe(status);
    expect(asked()).toBe(2);
  });
});
