import { describe, expect, it } from 'vitest';
import { answerOf, requestOf, type TryCall } from './try-request';

const CALL: TryCall = {
  ...{ method: 'post', path: '/api/v1/ports/{n}/things', body: '{"a":1}', signedIn: true },
  parameters: [
    { name: 'n', place: 'path', required: true, example: '80' },
    { name: 'limit', place: 'query', required: false, example: '' },
    { name: 'Idempotency-Key', place: 'header', required: false, example: '' },
  ],
};

function form(values: Record<string, string>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) made.set(name, value);
  return made;
}

describe('a call tried from the page', () => {
  it('goes where its fields say, and leaves empty ones out', () => {
    const { path, init } = requestOf(CALL, form({ n: ' 80/../x ', limit: '5', body: '{}' }));
    expect(path).toBe('/api/v1/ports/80%2F..%2Fx/things?limit=5');
    expect(init).toMatchObject({ method: 'POST', body: '{}', credentials: 'same-origin' });
    expect([...(init.headers as Headers)]).toEqual([['content-type', 'application/json']]);
    expect(requestOf(CALL, form({ n: '80' })).path).toBe('/api/v1/ports/80/things');
  });

  it('sends a token without the session, and none where the call asks for nobody', () => {
    const typed = form({ n: '80', token: ' abc ', 'Idempotency-Key': 'k' });
    const { init } = requestOf(CALL, typed);
    expect(init.credentials).toBe('omit');
    expect([...(init.headers as Headers)]).toEqual([
      ['authorization', 'Bearer abc'],
      ['idempotency-key', 'k'],
    ]);
    const open = requestOf({ ...CALL, signedIn: false, body: null }, typed).init;
    expect((open.headers as Headers).has('authorization')).toBe(false);
    expect(open.body).toBeUndefined();
  });

  it('shows the answer laid out, and of a long one the beginning', async () => {
    const at = (response: Response) =>
      Object.defineProperty(response, 'url', { value: 'https://x.example/api/v1/me?a=1' });
    const json = await answerOf(at(Response.json({ a: [1] }, { status: 201 })));
    expect(json).toMatchObject({ request: '/api/v1/me?a=1', body: '{\n  "a": [\n    1\n  ]\n}' });
    expect(json.status).toMatch(/^201/);
    expect(json.headers).toContain('content-type: application/json');
    const long = await answerOf(at(new Response('x'.repeat(30_000))));
    expect(long.body).toHaveLength(20_002);
  });
});
