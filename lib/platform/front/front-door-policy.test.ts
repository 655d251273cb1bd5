import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Handler } from './front-door';
import { type Answer, page, PUBLIC, serve, TEXT } from './front-door.fixture';

function hashesIn({ headers }: Answer): string[] {
  const policy = String(headers['content-security-policy'] ?? '');
  const scripts = policy.split('; ').find((one) => one.startsWith('script-src')) ?? '';
  return scripts.split(' ').slice(2);
}
const hashOf = (script: string) =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

describe('the policy of a page', () => {
  const DATA = 'self.__next_f.push([1,"a port"])';
  const scripted =
    (headers: Record<string, string> = {}): Handler =>
    (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.flushHeaders();
      response.write(`<p>ż</p><script>${DATA.slice(0, 20)}`);
      response.end(`${DATA.slice(20)}</script><script>alert(1)</script>`);
      return Promise.resolve();
    };

  it('names the scripts of the framework, and no other', async () => {
    const { ask } = await serve(scripted());
    const answer = await ask('/search?q=1');
    expect(hashesIn(answer)).toEqual([hashOf(DATA)]);
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
  });

  it('is the same from the store, for HEAD and for 304', async () => {
    const { ask, asked } = await serve(scripted({ 'cache-control': PUBLIC, etag: '"v1"' }));
    const head = await ask('/a', { method: 'HEAD' });
    expect([head.body.length, hashesIn(head)]).toEqual([0, [hashOf(DATA)]]);
    const kept = await ask('/a');
    expect([asked(), kept.headers['x-nextjs-cache'], hashesIn(kept)]).toEqual([
      1,
      'HIT',
      [hashOf(DATA)],
    ]);
    expect(hashesIn(await ask('/a', { headers: { 'if-none-match': '"v1"' } }))).toEqual([
      hashOf(DATA),
    ]);
  });

  it('takes the place of the one that all answers have', async () => {
    const { ask } = await serve(scripted({ 'Content-Security-Policy': "frame-ancestors 'none'" }));
    expect(hashesIn(await ask('/search?q=1'))).toEqual([hashOf(DATA)]);
  });

  it('is no business of what is not a page, which goes out as it is written', async () => {
    const { ask } = await serve(page({ 'content-type': 'application/json' }));
    const answer = await ask('/api/v1/ports/1');
    expect(answer.headers['content-security-policy']).toBeUndefined();
    expect(answer.body.toString()).toBe(TEXT);
  });

  it('has no nonce that a visitor chose', async () => {
    const seen: unknown[] = [];
    const { ask } = await serve((request, response) => {
      seen.push(request.headers['content-security-policy']);
      response.end();
      return Promise.resolve();
    });
    await ask('/a', { headers: { 'content-security-policy': "script-src 'nonce-mine'" } });
    expect(seen).toEqual([undefined]);
  });
});

it('an instance that is reached by https says so, whoever answers', async () => {
  const { ask } = await serve(page(), { secure: true });
  const answers = [await ask('/a'), await ask('/a')];
  expect(answers.map(({ headers }) => headers['strict-transport-security'])).toEqual([
    'max-age=31536000',
    'max-age=31536000',
  ]);
  const plain = await serve(page());
  expect((await plain.ask('/a')).headers['strict-transport-security']).toBeUndefined();
});
