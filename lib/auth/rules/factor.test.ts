import fc from 'fast-check';
import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { otpauthAddress, stepOfCode } from './one-time-code';
import { foldRecoveryCode, recoveryCode } from './recovery-code';

/** RFC 6238, appendix B: the secret "12345678901234567890", of whose eight digits apps show the last six. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is %s', (seconds, code) => {
  expect(stepOfCode(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  expect(stepOfCode(SECRET, ` ${code.slice(0, 3)} ${code.slice(3)}`, at(seconds))).not.toBeNull();
});

test('the code before and the code after count, others do not', () => {
  const now = at(1_234_567_890);
  const steps = [-2, -1, 0, 1, 2].map((aside) => {
    const timestamp = now.getTime() + aside * 30_000;
    return stepOfCode(SECRET, new TOTP({ secret: SECRET }).generate({ timestamp }), now);
  });
  expect(steps).toEqual([null, 41_152_262, 41_152_263, 41_152_264, null]);
});

test.each(['', '28708', '2870820', 'abcdef', '28708２', '-28708'])('%j is no code', (typed) => {
  expect(stepOfCode(SECRET, typed, at(59))).toBeNull();
});

test('an app is told the site and the handle', () => {
  const address = otpauthAddress(SECRET, 'Portolan', 'ana');
  expect(address).toMatch(/^otpauth:\/\/totp\/Portolan:ana\?/);
  expect(new URL(address).searchParams.get('secret')).toBe(SECRET);
});

test('a recovery code is read as it was written, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
      const code = recoveryCode(bytes);
      expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
      const typed = code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', ' ');
      expect(foldRecoveryCode(` ${typed.toUpperCase()} `)).toBe(code);
    }),
  );
  for (const wrong of ['', '123456', 'u'.repeat(24), 'a'.repeat(25)])
    expect(foldRecoveryCode(wrong), wrong).toBeNull();
});
