import { MINUTE } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { lockRow } from '@/lib/platform/row-lock';
import { transact } from '@/lib/platform/transact';
import { unsealFactor } from '../factor-secret';
import { CODE_TRIES, HALF_MINUTES } from '../rules/factor-limits';
import { stepOfCode } from '../rules/one-time-code';
import { foldRecoveryCode } from '../rules/recovery-code';
import { hashOf, newSecret } from '../secret-token';
import { startSession } from './sessions';

/** Remembers that somebody has proven their address, and answers the secret for the cookie. It is no session. */
export async function beginHalfSignIn(userId: string, now: Date): Promise<string> {
  const secret = newSecret();
  const expires = new Date(now.getTime() + HALF_MINUTES * MINUTE);
  await db().halfSignIn.create({ data: { hash: hashOf(secret), userId, expires } });
  return secret;
}

/** Whose half sign-in a secret is; null where it never was one, is used or too old. Uses nothing up. */
export async function findHalfSignIn(
  secret: string,
  now: Date,
  tx: Tx = db(),
): Promise<{ readonly id: string; readonly userId: string } | null> {
  return tx.halfSignIn.findUnique({
    where: { hash: hashOf(secret), expires: { gt: now } },
    select: { id: true, userId: true },
  });
}

export interface WholeSignIn {
  readonly userId: string;
  /** The session's secret, for its cookie. */
  readonly session: string;
  /** How many recovery codes are left, where one was used. */
  readonly codesLeft: number | null;
}

/**
 * Completes a sign-in with the app's code or with a recovery code; either works once. Each try counts, the
 * right one too. Fails with `not-found` (no such half sign-in), `rate-limited` or `invalid` (a wrong code).
 */
export async function completeSignIn(
  secret: string,
  typed: string,
  agent: string | null,
  now: Date,
): Promise<Result<WholeSignIn>> {
  const half = await findHalfSignIn(secret, now);
  if (half === null) return failure('not-found', { reason: 'half' });
  // Outside of the transaction, which leaves nothing of a wrong code.
  for (const { name, tries, windowMs } of CODE_TRIES) {
    const taken = await takeFromLimit(db(), `factor-${name}:${half.userId}`, tries, windowMs, now);
    if (!taken.ok) return taken;
  }
  return transact(async (tx) => {
    const { userId } = half;
    await lockRow(tx, 'user', userId);
    // Used or taken away meanwhile.
    if ((await findHalfSignIn(secret, now, tx)) === null)
      return failure('not-found', { reason: 'half' });
    const recovery = foldRecoveryCode(typed);
    const right =
      recovery === null
        ? await useCode(tx, userId, typed, now)
        : await useRecoveryCode(tx, userId, recovery, now);
    if (!right) return failure('invalid', { reason: 'code' });
    await tx.halfSignIn.delete({ where: { id: half.id } });
    const session = await startSession(userId, agent, now, tx);
    const codesLeft =
      recovery === null ? null : await tx.recoveryCode.count({ where: { userId, usedAt: null } });
    return success({ userId, session, codesLeft });
  });
}

/** The account's row is locked: of two with the same code at once, the second finds it used. */
async function useCode(tx: Tx, userId: string, typed: string, now: Date): Promise<boolean> {
  const row = await tx.authenticator.findUnique({ where: { userId, since: { not: null } } });
  const secret = row === null ? null : unsealFactor(userId, row.secret);
  const step = secret === null ? null : stepOfCode(secret, typed, now);
  if (step === null || step <= (row?.usedStep ?? 0)) return false;
  await tx.authenticator.update({ where: { userId }, data: { usedStep: step } });
  return true;
}

async function useRecoveryCode(tx: Tx, userId: string, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, hash: hashOf(code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}
