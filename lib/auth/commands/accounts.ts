import { randomInt } from 'node:crypto';
import { notifyTags, userTag } from '@/lib/platform/cache-tags';
import { db, type Tx } from '@/lib/platform/db';
import { lockAccount, lockRow } from '@/lib/platform/row-lock';
import { errorCode, failure, type Result, success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/locales';
import { doneAfterAll } from '@/lib/jobs/commands';
import { isEstablished, TRUST } from '@/lib/levels/levels';
import {
  CLOSED_PREFIX,
  foldHandle,
  GENERATED_PREFIX,
  handleFault,
  isGeneratedHandle,
} from '../rules/handle';
import { removeFactor } from './factor';
import { leaveNamespaces } from './leave-namespaces';
import { endSessions } from './sessions';

/** What runs a command in a transaction: `transact`, or one that reads whoever acts again first. */
export type Run = <Value>(work: (tx: Tx) => Promise<Result<Value>>) => Promise<Result<Value>>;

/** Prisma's code for a value that another row has already. */
export const NOT_UNIQUE = 'P2002';

const SUFFIX_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const SUFFIX_LENGTH = 7;

function generatedHandle(prefix: string): string {
  const letters = Array.from(
    { length: SUFFIX_LENGTH },
    () => SUFFIX_LETTERS[randomInt(SUFFIX_LETTERS.length)],
  );
  return `${prefix}${letters.join('')}`;
}

/**
 * The account of a confirmed address, made where there is none (without a handle: it is chosen at the
 * first sign-in). Two that ask at once get the same one.
 */
export async function ensureAccount(tx: Tx, email: string, locale: Locale, now: Date) {
  await tx.user.createMany({
    data: [{ email, emailVerified: now, locale, createdAt: now }],
    skipDuplicates: true,
  });
  return tx.user.findUniqueOrThrow({ where: { email } });
}

/** Gives an account a handle of the instance's making, where it has none. Answers the handle. */
export async function ensureHandle(
  tx: Tx,
  user: { readonly id: string; readonly handle: string | null },
): Promise<string> {
  if (user.handle !== null) return user.handle;
  for (;;) {
    const handle = generatedHandle(GENERATED_PREFIX);
    if ((await tx.user.findUnique({ where: { handle } })) !== null) continue;
    await tx.user.update({ where: { id: user.id }, data: { handle } });
    return handle;
  }
}

/**
 * Sets the handle that a person typed. Once chosen it stays; one of the instance's making may be replaced.
 * Choosing again what one has already succeeds, so that a form sent twice does no harm.
 * Fails with `invalid` (reason `length`, `letters` or `reserved`), `duplicate` or `forbidden` (has another).
 */
export async function chooseHandle(
  userId: string,
  typed: string,
  run: Run = transact,
): Promise<Result<string>> {
  const handle = foldHandle(typed);
  const fault = handleFault(handle);
  if (fault !== null) return failure('invalid', { reason: fault });
  try {
    return await run(async (tx) => {
      await lockRow(tx, 'user', userId);
      const user = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { handle: true },
      });
      if (user.handle === handle) return success(handle);
      if (user.handle !== null && !isGeneratedHandle(user.handle))
        return failure('forbidden', { reason: 'has-handle' });
      await tx.user.update({ where: { id: userId }, data: { handle } });
      await notifyTags(tx, [user.handle, handle].filter((one) => one !== null).map(userTag));
      return success(handle);
    });
  } catch (error) {
    if (errorCode(error) === NOT_UNIQUE) return failure('duplicate', { reason: 'taken' });
    throw error;
  }
}

/** The language of an account's mail and of the pages it is sent to. */
export async function setLocale(userId: string, locale: Locale, tx: Tx = db()): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { locale } });
}

/**
 * Closes an account for good: address, handle, network of its sign-up, sign-ins, sessions, tokens, second factor, watches, notifications, roles
 * in namespaces, trials and all that was said to moderators or kept for oneself alone go; a flag that waits goes when it
 * is decided. What it did in public stays, under a name that says nothing, and its votes weigh what they weighed. In the
 * caller's transaction. Answers the name. Fails with `forbidden` (`last-owner`; the detail names the namespaces) and
 * writes nothing where an active namespace would be without an owner.
 */
export async function closeAccount(tx: Tx, userId: string, now: Date): Promise<Result<string>> {
  await lockAccount(tx, userId);
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const owned = await leaveNamespaces(tx, userId, now);
  if (owned.length > 0)
    return failure('forbidden', { reason: 'last-owner', detail: owned.join(', ') });
  const handle = generatedHandle(CLOSED_PREFIX);
  await endSessions(tx, userId);
  await tx.apiToken.deleteMany({ where: { userId } });
  await tx.account.deleteMany({ where: { userId } });
  await tx.signUp.deleteMany({ where: { userId } });
  if (user.email !== null)
    await tx.verificationToken.deleteMany({ where: { identifier: user.email } });
  await tx.verificationToken.deleteMany({ where: { identifier: { startsWith: `${userId}:` } } });
  await removeFactor(tx, userId);
  await forgetAside(tx, userId);
  await tx.watch.deleteMany({ where: { userId } });
  await tx.notification.deleteMany({ where: { userId } });
  await tx.readyReason.deleteMany({ where: { reviewerId: userId } });
  await tx.deskClaim.deleteMany({ where: { reviewerId: userId } });
  await tx.heldVerdict.deleteMany({ where: { reviewerId: userId } });
  await tx.trial.deleteMany({ where: { reviewerId: userId } });
  await tx.appeal.deleteMany({ where: { userId } });
  await tx.flag.deleteMany({ where: { authorId: userId, state: { not: 'open' } } });
  await tx.idempotentAnswer.deleteMany({ where: { actor: userId } });
  await tx.user.update({
    where: { id: userId },
    data: {
      email: null,
      emailVerified: null,
      locale: DEFAULT_LOCALE,
      mailOwn: true,
      mailDigest: false,
      digestAt: null,
      name: null,
      handle,
      role: 'member',
      earnedTrust: isEstablished({ ...user, suspended: false })
        ? Math.max(user.earnedTrust, TRUST.contributor)
        : user.earnedTrust,
    },
  });
  await notifyTags(tx, [user.handle, handle].filter((one) => one !== null).map(userTag));
  return success(handle);
}

/** What jobs put aside for an account, its letters and its verdicts: there is nothing to try again. */
async function forgetAside(tx: Tx, userId: string): Promise<void> {
  const told = await tx.notification.findMany({ where: { userId }, select: { id: true } });
  const held = await tx.heldVerdict.findMany({
    where: { reviewerId: userId },
    select: { id: true },
  });
  await doneAfterAll(tx, 'mail', [`digest-${userId}`, ...told.map(({ id }) => String(id))]);
  await doneAfterAll(
    tx,
    'verdicts',
    held.map(({ id }) => String(id)),
  );
}
