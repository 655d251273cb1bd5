import { MINUTE } from '@/lib/platform/clock';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { errorCode, failure, type Result, success } from '@/lib/platform/errors';
import { LINK_MINUTES } from '../rules/signin-limits';
import { hashOf, newSecret } from '../secret-token';
import { findPendingEmail, pendingEmailOf } from '../queries';
import { NOT_UNIQUE } from './accounts';

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
): Promise<Result<EmailChanged, 'not-found' | 'duplicate'>> {
  try {
    return await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
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
