import { expect, test } from 'vitest';
import { parseUrl } from './parse-url';

test('a link with letters of other languages is a link however often it is asked', () => {
  let refused = 0;
  for (let at = 0; at < 30_000; at += 1)
    if (parseUrl('https://münchen.example/ü') === null) refused += 1;
  expect(refused).toBe(0);
  expect(parseUrl('/path')).toBeNull();
  expect(parseUrl('/path', 'https://example.org')?.href).toBe('https://example.org/path');
});
