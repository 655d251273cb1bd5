import type { Locale } from '@/lib/i18n/locales';
import { clientAddress } from '@/lib/platform/client-address';
import { db } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { privateLimitKey, takeFromLimit } from '@/lib/platform/limits';
import { callNextAuth } from '../next-auth-call';
import { authOptions } from '../options';
import { emailAddressSchema } from '../rules/email-address';
import { LINKS_PER_ADDRESS, LINKS_PER_EMAIL, LINKS_WINDOW_MS } from '../rules/signin-limits';

interface LinkRequest {
  /** As typed. */
  readonly email: string;
  readonly next: string;
  readonly locale: Locale;
  readonly headers: Headers;
}

/**
 * Mails a link to sign in with, to whoever's address it is: known or not, the answer and the letter are the
 * same. Fails with `invalid` (no address), `rate-limited` or `unavailable` (the mail server does not take it).
 */
export async function requestSignInLink(
  { email, next, locale, headers }: LinkRequest,
  now: Date,
): Promise<Result<{ readonly email: string }, 'invalid' | 'rate-limited' | 'unavailable'>> {
  const parsed = emailAddressSchema.safeParse(email);
  if (!parsed.success) return failure('invalid', { reason: 'address' });
  const limited = (await takeAddress(headers, now)) ?? (await takeEmail(parsed.data, now));
  if (limited !== null) {
    log.warn('sign-in-refused', { reason: 'too-many' });
    return limited;
  }
  const nobody = { agent: null, network: null, onSession: () => undefined };
  const options = authOptions({ locale, now, ...nobody });
  const body = { email: parsed.data, callbackUrl: next };
  const answer = await callNextAuth(options, {
    method: 'POST',
    path: ['signin', 'email'],
    body,
    cookies: {},
  });
  const sent = answer.location?.includes('/verify-request') === true;
  return sent ? success({ email: parsed.data }) : failure('unavailable', { reason: 'mail' });
}

/** Takes one of the sign-ins that a network address may begin; null: there was one left. */
export async function takeAddress(headers: Headers, now: Date) {
  const key = privateLimitKey('signin-address', clientAddress(headers));
  const taken = await takeFromLimit(db(), key, LINKS_PER_ADDRESS, LINKS_WINDOW_MS, now);
  return taken.ok ? null : taken;
}

/** Takes one of the letters that an address may be sent; null: there was one left. */
export async function takeEmail(email: string, now: Date) {
  const key = privateLimitKey('signin-email', email);
  const taken = await takeFromLimit(db(), key, LINKS_PER_EMAIL, LINKS_WINDOW_MS, now);
  return taken.ok ? null : taken;
}
