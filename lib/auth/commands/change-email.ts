import { NOT_UNIQUE, type Run } from './accounts';
import { takeEmail } from './request-link';
import { sendAddressChangedMail, sendEmailChangeMail } from '@/lib/auth/mails';
import { findPendingEmail, pendingEmailOf } from '@/lib/auth/queries';
import { emailAddressSchema } from '@/lib/auth/rules/email-address';
import {
  EMAIL_CHANGES,
  EMAIL_CHANGES_WINDOW_MS,
  LINK_MINUTES,
} from '@/lib/auth/rules/signin-limits';
import { hashOf, newSecret } from '@/lib/auth/secret-token';
import type { Actor } from '@/lib/auth/types';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { MINUTE } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { errorCode, failure, type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { log } from '@/lib/platform/log';
import { lockRow } from '@/lib/platform/row-lock';
import { transact } from '@/lib/platform/transact';

/**
 * Mails a link to the address that an account wants to have. Whether somebody has that address already is not
 * told. Fails with `invalid`, `rate-limited` or `unavailable` (the mail server does not take it).
 */
export async function requestEmailChange(
  actor: Actor,
  typed: string,
  now: Date,
  run: Run = transact,
): Promise<Result<{ readonly email: string }>> {
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
  const begun = await run(async (tx) => success(await beginEmailChange(tx, actor.id, email, now)));
  if (!begun.ok) return begun;
  const token = begun.value;
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
export async function confirmEmailChange(actor: Actor, secret: string, now: Date, run?: Run) {
  const changed = await completeEmailChange(actor.id, secret, now, run);
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

/** Begins a change of address and answers the secret for the new one's letter. Earlier letters no longer work. */
export async function beginEmailChange(
  tx: Tx,
  userId: string,
  email: string,
  now: Date,
): Promise<string> {
  const secret = newSecret();
  await tx.verificationToken.deleteMany({
    where: { identifier: { startsWith: pendingEmailOf(userId, '') } },
  });
  await tx.verificationToken.create({
    data: {
      identifier: pendingEmailOf(userId, email),
      token: hashOf(secret),
      expires: new Date(now.getTime() + LINK_MINUTES * MINUTE),
    },
  });
  return secret;
}

export interface EmailChanged {
  readonly former: string | null;
  readonly email: string;
}

/**
 * Completes a change of address: both the account (the caller is signed in) and the address (the secret was
 * mailed there) are proven. Fails with `not-found` (used, too old, another account's) or `duplicate` (the
 * address has an account of its own; whoever asks has proven that it is theirs, so it may be said).
 */
export async function completeEmailChange(
  userId: string,
  secret: string,
  now: Date,
  run: Run = transact,
): Promise<Result<EmailChanged>> {
  try {
    return await run(async (tx) => {
      await lockRow(tx, 'user', userId);
      const email = await findPendingEmail(userId, secret, now, tx);
      if (email === null) return failure('not-found', { reason: 'link' });
      const { email: former } = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { email: true },
      });
      await tx.verificationToken.delete({ where: { token: hashOf(secret) } });
      // A sign-in link on its way to the former address would make a second account there.
      if (former !== null) await tx.verificationToken.deleteMany({ where: { identifier: former } });
      await tx.user.update({ where: { id: userId }, data: { email, emailVerified: now } });
      return success({ former, email });
    });
  } catch (error) {
    if (errorCode(error) === NOT_UNIQUE) return failure('duplicate', { reason: 'address-taken' });
    throw error;
  }
}
