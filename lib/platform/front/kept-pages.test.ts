import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Renderings, showsTags } from '../rendering';
import type { Handler } from './front-door';
import { elsewhere, page, serve as serveBehind, TEXT } from './front-door.fixture';
import { KEPT_AGENT } from './kept-agent.mjs';

/** A page as Next makes it for each request: it says no version of itself. */
const dynamic =
  (work: (request: IncomingMessage) => void = () => undefined, status = 200): Handler =>
  async (request, response) => {
    work(request);
    await page({}, status)(request, response);
  };

const showing = (...tags: string[]) => dynamic(() => showsTags(...tags));

/** Renders when it is told to. */
function held(work: () => void = () => undefined) {
  const under: { url: string; finish: () => void }[] = [];
  const handle: Handler = (request, response) =>
    new Promise((resolve) => {
      work();
      const finish = () => void page()(request, response).then(resolve);
      under.push({ url: request.url ?? '', finish });
    });
  return { handle, under };
}

const PLACES = { 'in this process': [], 'in another': [elsewhere] } as const;

describe.each(Object.entries(PLACES))('rendered %s', (_place, others) => {
  const serve = (handle: Handler) =>
    serveBehind(handle, {
      renderers: (counted) => Promise.all(others.map((other) => other(counted))),
    });

  describe('a page that only the store keeps', () => {
    it('is rendered once and comes whole, in every encoding, ever after', async () => {
      const { ask, asked } = await serve(showing('port:1'));
      for (const [encoding, unpack] of [
        ['identity', (body: Buffer) => body],
        ['gzip', gunzipSync],
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const answer = await ask('/kept/1', { headers: { 'accept-encoding': encoding } });
        expect(unpack(answer.body).toString(), encoding).toBe(TEXT);
        expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
      }
      expect(asked()).toBe(1);
    });

    it.each(['gzip', 'br', 'identity'])(
      'has one version for all who ask, the first in %s',
      async (encoding) => {
        const { ask, asked } = await serve(showing('port:1'));
        const headers = { 'accept-encoding': encoding };
        const [first, again] = [await ask('/kept/1', { headers }), await ask('/kept/1')];
        expect(again.headers.etag).toBe(first.headers.etag);
        const known = await ask('/kept/1', {
          headers: { 'if-none-match': String(first.headers.etag) },
        });
        expect([known.status, known.body.length]).toEqual([304, 0]);
        expect(asked()).toBe(1);
      },
    );

    it('is not sent to one who has it, even if it had to be rendered', async () => {
      const { ask, forget } = await serve(showing('port:1'));
      const { etag } = (await ask('/kept/1')).headers;
      forget(['port:1']);
      const headers = { 'if-none-match': String(etag), 'accept-encoding': 'br' };
      expect((await ask('/kept/1', { headers })).status).toBe(304);
    });

    it('answers HEAD with the same headers and no body', async () => {
      const { ask, asked } = await serve(showing('port:1'));
      const head = await ask('/kept/1', { method: 'HEAD' });
      const { headers, body } = await ask('/kept/1');
      expect([head.headers.etag, head.headers['content-length'], head.body.length]).toEqual([
        headers.etag,
        String(body.length),
        0,
      ]);
      expect(asked()).toBe(1);
    });

    it('knows nothing of who asks', async () => {
      const seen: IncomingMessage['headers'][] = [];
      const { ask } = await serve(dynamic(({ headers }) => seen.push(headers)));
      const headers = {
        cookie: 'a=1',
        'accept-language': 'he',
        authorization: 'x',
        'user-agent': 'y',
      };
      await ask('/kept/1', { headers });
      expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['host', 'user-agent', 'x-forwarded-for']);
      expect(seen[0]?.['user-agent']).toBe(KEPT_AGENT);
    });

    it('with a query is rendered for each request', async () => {
      const { ask, asked } = await serve(showing('port:1'));
      await ask('/kept/1?a=1');
      expect((await ask('/kept/1?a=1')).body.toString()).toBe(TEXT);
      expect(asked()).toBe(2);
    });

    it('and nothing else is asked for as the front door asks', async () => {
      const agents: unknown[] = [];
      const { ask } = await serve(dynamic(({ headers }) => agents.push(headers['user-agent'])));
      await ask('/a', { headers: { 'user-agent': KEPT_AGENT } });
      await ask('/kept/1', { headers: { 'user-agent': 'x', rsc: '1' } });
      expect(agents).toEqual([undefined, 'x']);
    });
  });

  describe('a change', () => {
    it('forgets the pages that said they show it, and those that said nothing', async () => {
      const { ask, asked, forget } = await serve(
        dynamic(({ url }) => url === '/kept/1' && showsTags('port:1')),
      );
      await ask('/kept/1');
      await ask('/kept/2');
      forget(['port:3']);
      await ask('/kept/1');
      expect(asked()).toBe(2);
      await ask('/kept/2');
      expect(asked()).toBe(3);
      forget(['port:1']);
      await ask('/kept/1');
      expect(asked()).toBe(4);
    });

    it('is in the page of whoever asks after it, even while an older one is rendered', async () => {
      const { handle, under } = held(() => showsTags('port:1'));
      const { ask, asked, forget } = await serve(handle);
      const first = ask('/kept/1');
      await expect.poll(() => under.length).toBe(1);
      forget(['port:1']);
      const second = ask('/kept/1');
      under[0]?.finish();
      await first;
      await expect.poll(() => under.length).toBe(2);
      under[1]?.finish();
      await second;
      await ask('/kept/1');
      expect(asked()).toBe(2);
    });
  });

  describe('many who ask at once', () => {
    it('for one page get one rendering', async () => {
      const { handle, under } = held(() => showsTags('port:1'));
      const { ask, asked } = await serve(handle);
      const answers = Array.from({ length: 16 }, () => ask('/kept/1'));
      await expect.poll(() => under.length).toBe(1);
      under[0]?.finish();
      for (const answer of answers) expect((await answer).body.toString()).toBe(TEXT);
      expect(asked()).toBe(1);
    });

    it('for different pages get three at a time', async () => {
      const { handle, under } = held(() => showsTags('port:1'));
      const { ask, asked } = await serve(handle);
      const answers = Array.from({ length: 5 }, (_, at) => ask(`/kept/${at}`));
      for (const done of [0, 1, 2, 3, 4]) {
        await expect.poll(() => under.length).toBe(Math.min(5, done + 3));
        expect(asked()).toBe(Math.min(5, done + 3));
        under[done]?.finish();
        await expect.poll(() => under.length).toBe(Math.min(5, done + 4));
      }
      for (const answer of answers) expect((await answer).status).toBe(200);
    });
  });

  describe('a rendering that fails', () => {
    const brokenPart = () => {
      const rendering = (globalThis as Renderings).portolanRenderings?.getStore();
      if (rendering !== undefined) rendering.failed = true;
    };
    const failures: [string, Handler, number][] = [
      ['at once', () => Promise.reject(new Error('it broke')), 500],
      ['with a status', dynamic(undefined, 500), 500],
      ['in a part of the page', dynamic(brokenPart), 200],
      ['because nothing is there', dynamic(undefined, 404), 404],
    ];
    it.each(failures)('%s is not kept, by nobody', async (_how, handle, status) => {
      const { ask, asked } = await serve(handle);
      const answers = await Promise.all([ask('/kept/1'), ask('/kept/1'), ask('/kept/1')]);
      for (const answer of answers) {
        expect(answer.status).toBe(status);
        expect(answer.headers['cache-control'] ?? 'no-store').toBe('no-store');
      }
      expect(asked()).toBe(3);
    });

    it('gives its place to the next', async () => {
      let fails = true;
      const { ask } = await serve((request, response) =>
        fails ? Promise.reject(new Error('it broke')) : page()(request, response),
      );
      for (const n of [1, 2, 3, 4]) expect((await ask(`/kept/${n}`)).status).toBe(500);
      fails = false;
      expect((await ask('/kept/1')).status).toBe(200);
    });

    it('so does one whose asker has gone', async () => {
      const { handle, under } = held();
      const { ask, leave } = await serve(handle);
      for (const n of [1, 2, 3]) await leave(`/kept/${n}`, () => under.length === n);
      const last = ask('/kept/4');
      await expect.poll(() => under.length).toBe(4);
      under[3]?.finish();
      expect((await last).status).toBe(200);
    });
  });
});
