import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { record } from '@/lib/audit/commands';
import { MINUTE } from '@/lib/platform/clock';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { lockAccount } from '@/lib/platform/row-lock';
import { sealFactor, unsealFactor } from '../factor-secret';
import { SETUP_MINUTES } from '../rules/factor-limits';
import { stepOfCode } from '../rules/one-time-code';
import { RECOVERY_CODES, recoveryCode } from '../rules/recovery-code';
import { hashOf } from '../secret-token';
import { endOtherSessions, endSessions } from './sessions';

/** 160 bits, as RFC 4226 asks for. */
const SECRET_BYTES = 20;
const CODE_BYTES = 24;

/**
 * Begins to set up an app, with a new secret; one that was begun before no longer counts. Fails with
 * `duplicate` where the account has one that works.
 */
export async function beginFactor(tx: Tx, userId: string, now: Date): Promise<Result<null>> {
  await lockAccount(tx, userId);
  const before = await tx.authenticator.findUnique({ where: { userId } });
  if (before !== null && before.since !== null) return failure('duplicate', { reason: 'has-one' });
  const bytes = randomBytes(SECRET_BYTES);
  const secret = sealFactor(userId, new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32);
  const data = { secret, begunAt: now, since: null, usedStep: null };
  await tx.authenticator.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return success(null);
}

/** What an app that is being set up is told; null where none is, or it took too long. */
export function secretInSetup(
  row: { userId: string; secret: string; begunAt: Date; since: Date | null } | null,
  now: Date,
): string | null {
  if (row?.since !== null) return null;
  const late = now.getTime() - row.begunAt.getTime() >= SETUP_MINUTES * MINUTE;
  return late ? null : unsealFactor(row.userId, row.secret);
}

/**
 * The first code proves that the app works: from now on signing in asks for one. All other sessions end, since
 * they were begun without. Answers the recovery codes, which are never shown again. Fails with `not-found`
 * (nothing is being set up, or too long) or `invalid` (the code is wrong).
 */
export async function confirmFactor(
  tx: Tx,
  actor: { readonly id: string; readonly sessionId: string | null },
  typed: string,
  now: Date,
): Promise<Result<readonly string[]>> {
  await lockAccount(tx, actor.id);
  const row = await tx.authenticator.findUnique({ where: { userId: actor.id } });
  const secret = secretInSetup(row, now);
  if (secret === null) return failure('not-found', { reason: 'setup' });
  const usedStep = stepOfCode(secret, typed, now);
  if (usedStep === null) return failure('invalid', { reason: 'code' });
  await tx.authenticator.update({ where: { userId: actor.id }, data: { since: now, usedStep } });
  await tx.user.update({ where: { id: actor.id }, data: { factorSince: now } });
  await endOtherSessions(actor.id, actor.sessionId, tx);
  return success(await replaceCodes(tx, actor.id));
}

/** New recovery codes; the old ones no longer work. Fails with `not-found` where there is no second factor. */
export async function renewRecoveryCodes(
  tx: Tx,
  userId: string,
): Promise<Result<readonly string[]>> {
  await lockAccount(tx, userId);
  const { factorSince } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  if (factorSince === null) return failure('not-found', { reason: 'no-factor' });
  return success(await replaceCodes(tx, userId));
}

async function replaceCodes(tx: Tx, userId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(CODE_BYTES)));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashOf(code) })) });
  return codes;
}

/** Takes the second factor away with all that belongs to it; answers whether there was one. */
export async function removeFactor(tx: Tx, userId: string): Promise<boolean> {
  await lockAccount(tx, userId);
  const { factorSince } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await tx.authenticator.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.halfSignIn.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { factorSince: null } });
  return factorSince !== null;
}

/**
 * The operator takes away the second factor of somebody who has lost it, and ends their sessions; the log says
 * why. Fails with `not-found`: no such account (`no-such-account`), or it has none (`no-factor`).
 */
export function resetFactor(
  email: string,
  reason: string,
  now: Date,
): Promise<Result<{ readonly id: string; readonly handle: string | null }, 'not-found'>> {
  return inTransaction<Result<{ id: string; handle: string | null }, 'not-found'>>(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (user === null) return failure('not-found', { reason: 'no-such-account' });
    if (!(await removeFactor(tx, user.id))) return failure('not-found', { reason: 'no-factor' });
    await endSessions(tx, user.id);
    const subject = { type: 'user', id: user.id } as const;
    await record(tx, { action: 'factor.reset', actorId: null, subject, reason }, now);
    log.info('second-factor', { act: 'reset', account: user.id });
    return success({ id: user.id, handle: user.handle });
  });
}
