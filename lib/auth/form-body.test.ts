import { expect, test } from 'vitest';
import { readForm } from './form-body';

const PLAIN = 'application/x-www-form-urlencoded';
const read = (headers: Record<string, string>, body = 'email=ana%40example.org&email=b&next=%2F') =>
  readForm(new Request('http://localhost/', { method: 'POST', headers, body }));

test.each([PLAIN, `${PLAIN};charset=UTF-8`, `${PLAIN}; charset="utf-8"`, PLAIN.toUpperCase()])(
  'a form as browsers send it is read: %s',
  async (type) => {
    expect(await read({ 'content-type': type })).toEqual({ email: 'b', next: '/' });
  },
);

test.each([
  { 'content-type': 'text/plain' },
  { 'content-type': `${PLAIN}ed` },
  { 'content-type': `${PLAIN}; charset=utf-16` },
  { 'content-type': PLAIN, 'content-encoding': 'gzip' },
])('one that is written or packed in another way has no fields: %j', async (headers) => {
  expect(await read(headers as Record<string, string>)).toEqual({});
});

test('one that is far too large has none either', async () => {
  expect(await read({ 'content-type': PLAIN }, `more=${'x'.repeat(20_000)}`)).toEqual({});
});
