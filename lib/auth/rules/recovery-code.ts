/** Without i, l, o and u, which are misread (Crockford's base 32). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 120 bits. */
const LENGTH = 24;
const CODE = /^[0-9a-hjkmnp-tv-z]{24}$/;

/** How many an account is given at a time. */
export const RECOVERY_CODES = 10;

function grouped(letters: string): string {
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** A code made of random bytes, of which there are at least 24: `k3m9-…`, six groups of four. */
export function recoveryCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, LENGTH), (byte) => LETTERS[byte % 32] ?? '');
  return grouped(letters.join(''));
}

/** A code as somebody types it, as `recoveryCode` writes it; null where it cannot be one. */
export function foldRecoveryCode(typed: string): string | null {
  const folded = typed
    .toLowerCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  return CODE.test(folded) ? grouped(folded) : null;
}
