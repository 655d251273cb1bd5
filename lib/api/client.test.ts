import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createClient, PortolanError } from '@/packages/client/generated/client';
import { CLIENT_FILE, clientText } from '@/scripts/client';
import { keyText, typeText } from './client-types';
import examples from './examples.json';
import { API_OPERATIONS } from './registry';

describe('the client of the API', () => {
  it('is what `npm run client` makes of the description', async () => {
    expect(readFileSync(CLIENT_FILE, 'utf8')).toBe(await clientText());
  });

  it('sends every call to its address and gives its answer back', async () => {
    const asked: string[] = [];
    const client = createClient({
      site: 'https://ports.example.org',
      token: 'secret',
      fetch: async (request) => {
        expect(request.headers.get('authorization')).toBe('Bearer secret');
        asked.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
        return Response.json({ seen: true });
      },
    }) as unknown as Record<string, (sent: object) => Promise<unknown>>;
    const given: Readonly<Record<string, { body?: unknown; answer?: unknown; answers?: unknown }>> =
      examples;
    for (const { id, params, body, contentType } of API_OPERATIONS) {
      const names = Object.keys(params?.shape ?? {});
      const sent = {
        ...(names.length === 0
          ? {}
          : { params: Object.fromEntries(names.map((name) => [name, 'a/b'])) }),
        ...(body === undefined ? {} : { body: given[id]?.body }),
      };
      const answer = await client[id]!(sent);
      expect(answer, id).toEqual(contentType === undefined ? { seen: true } : '{"seen":true}');
    }
    const expected = API_OPERATIONS.map(({ id, method, path, body }) => {
      const filled = path.replace(/\{\w+\}/g, 'a%2Fb');
      const text = body === undefined ? '' : JSON.stringify(given[id]?.body);
      return `${method.toUpperCase()} /api/v1${filled} ${text}`;
    });
    expect(asked).toEqual(expected);
  });

  it('throws refusals with the problem, and with when to come back', async () => {
    const problem = { type: 'about:blank', title: 'Too many at once', status: 429, code: 'x' };
    const headers = { 'Retry-After': '7' };
    const client = createClient({
      site: 'https://ports.example.org',
      fetch: () => Promise.resolve(Response.json(problem, { status: 429, headers })),
    });
    const refused = await client.getPort({ params: { n: 80 } }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PortolanError);
    expect(refused).toMatchObject({ status: 429, problem, retryAfter: 7 });
  });
});

describe('types of the client', () => {
  it.each([
    [{ type: 'integer', minimum: 1 }, 'number'],
    [{ type: ['string', 'null'] }, '(string | null)'],
    [{ enum: ['a', 1] }, '("a" | 1)'],
    [{ const: 'x' }, '"x"'],
    [{ $ref: '#/components/schemas/Port' }, 'Port'],
    [{ anyOf: [{ type: 'null' }, { type: 'null' }] }, 'null'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'null' }] }, '[string, null]'],
    [
      { type: 'object', properties: { a: { type: 'string' }, 'b-c': {} }, required: ['a'] },
      '{ a: string; "b-c"?: unknown; }',
    ],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
  ])('%j is %s', (schema, expected) => {
    expect(typeText(schema)).toBe(expected);
  });

  it('quotes names that are no identifiers', () => {
    expect(['a', '2fa', 'a-b', '$x'].map(keyText)).toEqual(['a', '"2fa"', '"a-b"', '$x']);
  });
});
