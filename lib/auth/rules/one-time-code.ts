import { TOTP } from 'otpauth';
import { SECOND } from '@/lib/platform/clock';

/** What every app for codes takes (RFC 6238): SHA-1, six digits, a new code each half minute. */
const DIGITS = 6;
const STEP_SECONDS = 30;
/** Clocks differ: the code before and the code after count too (RFC 6238, 5.2). */
const STEPS_ASIDE = 1;

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ secret, label, digits: DIGITS, period: STEP_SECONDS, algorithm: 'SHA1' });
}

/** The span of half a minute (counted since 1970) whose code was typed; null where it is the code of none that counts. */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: STEPS_ASIDE });
  return delta === null ? null : Math.floor(now.getTime() / (STEP_SECONDS * SECOND)) + delta;
}

/** What an app is told by a picture: `otpauth://totp/…`. The site names the entry, the handle tells accounts apart. */
export function otpauthAddress(secret: string, site: string, handle: string): string {
  const { href } = new URL(
    new TOTP({
      ...{ secret, issuer: site, label: handle },
      ...{ digits: DIGITS, period: STEP_SECONDS, algorithm: 'SHA1' },
    }).toString(),
  );
  return href;
}
