import { isLocale, DEFAULT_LOCALE } from '@/lib/i18n/locales';
import { db, inTransaction } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { log } from '@/lib/platform/log';
import { beginEmailChange, completeEmailChange } from './email-change';
import { sendAddressChangedMail, sendEmailChangeMail } from '../mails';
import { emailAddressSchema } from '../rules/email-address';
import { EMAIL_CHANGES, EMAIL_CHANGES_WINDOW_MS } from '../rules/signin-limits';
import { takeEmail } from './request-link';
import type { Actor } from '../types';

/**
 * Mails a link to the address that an account wants to have. Whether somebody has that address already is not
 * told. Fails with `invalid`, `rate-limited` or `unavailable` (the mail server does not take it).
 */
export async function requestEmailChange(
  actor: Actor,
  typed: string,
  now: Date,
): Promise<Result<{ readonly email: string }, 'invalid' | 'rate-limited' | 'unavailable'>> {
  const parsed = emailAddressSchema.safeParse(typed);
  if (!parsed.success) return failure('invalid', { reason: 'address' });
  const email = parsed.data;
  const taken = await takeFromLimit(
    db(),
    `email-change:${actor.id}`,
    EMAIL_CHANGES,
    EMAIL_CHANGES_WINDOW_MS,
    now,
  );
  if (!taken.ok) return taken;
  const limited = await takeEmail(email, now);
  if (limited !== null) return limited;
  const token = await inTransaction((tx) => beginEmailChange(tx, actor.id, email, now));
  try {
    await sendEmailChangeMail({
      to: email,
      token,
      handle: actor.handle ?? '',
      locale: localeOf(actor),
    });
  } catch (error) {
    log.error('mail-not-sent', error);
    return failure('unavailable', { reason: 'mail' });
  }
  return success({ email });
}

/** Completes the change and tells the former address. Fails as `completeEmailChange` does. */
export async function confirmEmailChange(actor: Actor, secret: string, now: Date) {
  const changed = await completeEmailChange(actor.id, secret, now);
  if (!changed.ok) return changed;
  const { former, email } = changed.value;
  if (former !== null && former !== email) {
    try {
      await sendAddressChangedMail({
        to: former,
        handle: actor.handle ?? '',
        locale: localeOf(actor),
      });
    } catch (error) {
      // The change stands: it was proven twice over. That its notice is missing is for the operator to know.
      log.error('mail-not-sent', error);
    }
  }
  return changed;
}

function localeOf({ locale }: Actor) {
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}
