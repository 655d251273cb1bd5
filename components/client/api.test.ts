import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, IdempotencyKey, problemOf } from './api';

/** Answers each call with the next of `answers`; an error is a network that fails. */
function network(...answers: (Response | Error)[]) {
  const keys: (string | null)[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'));
    const answer = answers.shift() ?? new Error('no answer left');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return keys;
}

const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

afterEach(() => vi.unstubAllGlobals());

describe('an answer', () => {
  it('is its JSON, with its status', async () => {
    network(Response.json({ id: 7 }, { status: 201 }));
    expect(await api('POST', '/api/v1/edits', { body: {} })).toEqual({
      ok: true,
      status: 201,
      value: { id: 7 },
    });
  });

  it('that says no is read as a problem document', async () => {
    const detail = { code: 'rate-limited', reason: 'too-many-edits', title: 'Too many at once' };
    network(problem(429, detail, { 'Retry-After': '90' }));
    expect(await api('GET', '/x')).toEqual({
      ok: false,
      problem: {
        status: 429,
        code: 'rate-limited',
        reason: 'too-many-edits',
        errors: [],
        retryAfter: 90,
        detail,
      },
    });
  });

  it('is lost where the network fails, where it is cut short and where the server fails without a word', async () => {
    network(
      new Error('offline'),
      new Response('{"id":', { status: 200 }),
      new Response('<h1>Bad gateway</h1>', { status: 502 }),
    );
    for (let call = 0; call < 3; call += 1) {
      expect(await api('GET', '/x')).toMatchObject({ problem: { status: 0, code: 'lost' } });
    }
  });

  it('of a server that says why it fails is no lost one', () => {
    expect(problemOf(503, { code: 'unavailable', reason: 'busy' }, '5')).toMatchObject({
      status: 503,
      code: 'unavailable',
      retryAfter: 5,
    });
  });

  it('is proven where a schema is given', async () => {
    network(Response.json({ id: '7' }));
    const schema = {
      parse: (answer: unknown) => Number((answer as { id: string }).id),
    };
    expect(await api('GET', '/x', { schema })).toMatchObject({ value: 7 });
  });
});

describe('a call that was ended', () => {
  it('throws the reason', async () => {
    network(new DOMException('ended', 'AbortError'));
    await expect(api('GET', '/x', { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe('the idempotency key', () => {
  const send = (idempotent: IdempotencyKey, body: unknown) =>
    api('POST', '/api/v1/edits', { body, idempotent });

  it('stays for a repetition until a clear answer comes', async () => {
    const key = new IdempotencyKey();
    const lost = () => new Response('', { status: 502 });
    const keys = network(
      new Error('offline'),
      lost(),
      problem(503, { code: 'unavailable' }),
      Response.json({}),
      Response.json({}),
    );
    for (let call = 0; call < 5; call += 1) await send(key, { a: 1 });
    expect(new Set(keys.slice(0, 4)).size).toBe(1);
    expect(keys[4]).not.toBe(keys[0]);
  });

  it('is a new one for another body, and after a refusal', async () => {
    const key = new IdempotencyKey();
    const keys = network(
      new Error('offline'),
      problem(422, { code: 'invalid', errors: [] }),
      Response.json({}),
    );
    await send(key, { a: 1 });
    await send(key, { a: 2 });
    await send(key, { a: 2 });
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(null);
  });
});
