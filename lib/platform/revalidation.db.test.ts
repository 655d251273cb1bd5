import { expect, test } from 'vitest';
import { derivedSecret } from './env';
import { ownOrigin } from './origin';
import { isOwnRequest } from './revalidation';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['localhost', 'http://localhost:3000'],
])('a server that listens on %s reaches itself at %s', (host, origin) => {
  expect(ownOrigin(host, 3000)).toBe(origin);
});

test('only who knows the derived secret may expire tags', () => {
  expect(isOwnRequest(`Bearer ${derivedSecret('revalidation')}`)).toBe(true);
  expect(isOwnRequest(null)).toBe(false);
  expect(isOwnRequest('Bearer ')).toBe(false);
  expect(isOwnRequest(`Bearer ${derivedSecret('something else')}`)).toBe(false);
});
