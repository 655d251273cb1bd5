import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ApiOperation } from '@/lib/api/registry';
import { faultOf } from './fault';

const call: ApiOperation = {
  ...{ id: 'writeIt', method: 'post', path: '/it' },
  ...{ body: z.object({}), answer: z.object({ id: z.number() }), status: 201 },
};
const read: ApiOperation = { ...call, method: 'get', contentType: 'text/csv' };

function answer(status: number, body: unknown, type?: string): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const kind = type ?? (status < 400 ? 'application/json' : 'application/problem+json');
  return new Response(text, { status, headers: { 'content-type': kind } });
}

const error = { path: 'changes', code: 'required', params: {}, message: 'is needed' };
const problem = (status: number, more: object = {}) =>
  answer(status, { type: 'about:blank', title: 'No', status, code: 'invalid', ...more });

it.each([
  ['what is described', call, answer(201, { id: 1 })],
  ['a file of the described type', read, answer(201, 'a,b', 'text/csv; charset=utf-8')],
  ['a field that is wrong', call, problem(422, { errors: [error] })],
  ['hands that are full', call, problem(503, { reason: 'busy', code: 'busy' })],
  ['a redirect without a body', call, new Response(null, { status: 308 })],
])('%s is in order', async (_, operation, response) => {
  expect(await faultOf(operation, response)).toBeNull();
});

describe('the fuzz tests notice', () => {
  it.each([
    ['a 500', problem(500), /500/],
    ['a 503 that says no more', problem(503), /503/],
    ['a status that is not described', problem(404), /not described/],
    ['a success that is not', answer(200, { id: 1 }), /not described/],
    [
      'a problem that is called something else',
      answer(422, {}, 'application/json'),
      /is application/,
    ],
    ['a problem of another shape', answer(422, { message: 'no' }), /invalid/i],
    ['a status that the body contradicts', problem(422, { status: 400 }), /says 400/],
    ['a 422 that names no field', problem(422), /names no field/],
    ['a code that nobody described', problem(422, { errors: [{ ...error, code: 'odd' }] }), /code/],
    [
      'a code that only forms have',
      problem(422, { errors: [{ ...error, code: 'quote_needed' }] }),
      /code/,
    ],
    [
      'what only the log may say',
      problem(409, { detail: 'relation "vote" at x (y.ts:1)' }),
      /inside/,
    ],
    ['an answer of another shape', answer(201, { id: 'x' }), /id/],
    ['a field that nobody described', answer(201, { id: 1, secret: 2 }), /not described/],
    ['an answer that is no JSON', answer(201, 'x', 'text/html'), /text\/html/],
  ])('%s', async (_, response, says) => {
    expect(await faultOf(call, response)).toMatch(says);
  });

  it('a file of another type', async () => {
    expect(await faultOf(read, answer(201, '{}'))).toMatch(/application\/json/);
  });
});
