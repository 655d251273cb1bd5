import { expect, test } from 'vitest';
import { isDiskFull } from './files';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test.each([
  ['the system', withCode('ENOSPC')],
  ['a quota', withCode('EDQUOT')],
  ['PostgreSQL', withCode('53100')],
  ['what caused the error', new Error('failed', { cause: withCode('ENOSPC') })],
  [
    'the text of an ORM',
    new Error(
      'Raw query failed. Code: `53100`. Message: `could not extend: No space left on device`',
    ),
  ],
])('a full disk is known by what %s says', (_, error) => {
  expect(isDiskFull(error)).toBe(true);
});

test.each([withCode('EACCES'), new Error('x', { cause: 'y' }), 'ENOSPC', null, undefined])(
  '%s is no full disk',
  (error) => {
    expect(isDiskFull(error)).toBe(false);
  },
);
