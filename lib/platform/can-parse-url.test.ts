import { expect, test } from 'vitest';
import { canParseUrl } from './can-parse-url';

test('a link with letters of other languages is a link however often it is asked', () => {
  let refused = 0;
  for (let at = 0; at < 30_000; at += 1)
    if (!canParseUrl('https://münchen.example/ü')) refused += 1;
  expect(refused).toBe(0);
  expect(canParseUrl('/path')).toBe(false);
  expect(canParseUrl('/path', 'https://example.org')).toBe(true);
});
