import { lockAccount } from '@/lib/platform/row-lock';
import { record } from '@/lib/audit/commands';
import type { Viewer } from '@/lib/edits/policy';
import { trustOf } from '@/lib/levels/levels';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { appealDenial, decisionDenial } from '../rules';
import type { AppealBody, AppealView, DecideAppealBody } from '../schema';
import { APPEAL_INCLUDE, appealView, countOthers } from '../queries/appeals';
import { endAppeals, liftSuspension } from './accounts';

/**
 * A suspended member appeals, in the caller's transaction. The text is for those who decide; the log says only
 * that there is an appeal. Fails with `forbidden` (not suspended, too late) and `duplicate`.
 */
export async function makeAppeal(
  tx: Tx,
  actor: { readonly id: string },
  { text }: AppealBody,
  now: Date,
): Promise<Result<AppealView>> {
  await lockAccount(tx, actor.id);
  const user = await tx.user.findUniqueOrThrow({ where: { id: actor.id } });
  const { suspendedAt } = user;
  const appealed =
    suspendedAt !== null &&
    (await tx.appeal.count({ where: { userId: user.id, suspendedAt } })) > 0;
  const denial = appealDenial({ suspendedAt, appealed }, now);
  if (denial === 'already-appealed') return failure('duplicate', { reason: denial });
  if (denial !== null || suspendedAt === null)
    return failure('forbidden', { reason: denial ?? 'not-suspended' });
  const { id } = await tx.appeal.create({
    data: {
      userId: user.id,
      suspendedAt,
      suspendedById: await findSuspender(tx, user.id),
      suspendReason: user.suspendReason ?? '',
      text,
      createdAt: now,
    },
  });
  await record(
    tx,
    {
      action: 'appeal.made',
      actorId: user.id,
      subject: { type: 'user', id: user.id },
      reason: `Against the suspension of ${suspendedAt.toISOString().slice(0, 10)}.`,
      data: { appeal: id },
    },
    now,
  );
  return success(
    appealView(await tx.appeal.findUniqueOrThrow({ where: { id }, ...APPEAL_INCLUDE })),
  );
}

/** Who ordered the suspension that is in force: the log knows. */
async function findSuspender(tx: Tx, userId: string): Promise<string | null> {
  const entry = await tx.logEntry.findFirst({
    where: { action: 'account.suspended', subjectType: 'user', subjectId: userId },
    orderBy: { id: 'desc' },
    select: { actorId: true },
  });
  return entry?.actorId ?? null;
}

/** Said in the log, because it is the one case in which nobody else looked. */
const NOBODY_ELSE = '(Decided by who suspended: there is no other moderator or admin.)';

/**
 * A moderator decides an appeal, in the caller's transaction: *upheld*, the account stays suspended; *granted*,
 * it is restored. Fails with `not-found`, `forbidden` (with the rule's reason) and `stale` (it is decided).
 */
export async function decideAppeal(
  tx: Tx,
  actor: Viewer,
  appealId: number,
  { verdict, reason }: DecideAppealBody,
  now: Date,
): Promise<Result<AppealView>> {
  const asked = await tx.appeal.findUnique({ where: { id: appealId }, select: { userId: true } });
  if (asked === null) return failure('not-found', { reason: 'no-such-appeal' });
  // The account's row, as in everything that concerns a suspension; what is read after it is what counts.
  await lockAccount(tx, asked.userId);
  const where = { id: appealId };
  const appeal = await tx.appeal.findUniqueOrThrow({ where, ...APPEAL_INCLUDE });
  const { user, userId, suspendedById, createdAt } = appeal;
  const judged = { userId, userTrust: trustOf(user), suspendedById, createdAt };
  const others = await countOthers(tx, judged);
  const denial = decisionDenial(actor, { ...judged, others }, now);
  if (denial !== null) return failure('forbidden', { reason: denial });
  if (appeal.state !== 'open')
    return failure('stale', { reason: 'appeal-decided', detail: { state: appeal.state } });
  const own = actor.id === suspendedById;
  const decision = {
    actorId: actor.id,
    reason: own ? `${reason} ${NOBODY_ELSE}` : reason,
    ...(own ? { by: 'own-suspension' } : {}),
  };
  const account = { id: userId, handle: user.handle ?? '' };
  if (verdict === 'granted') await liftSuspension(tx, account, decision, now);
  else await endAppeals(tx, account, 'upheld', decision, now);
  return success(appealView(await tx.appeal.findUniqueOrThrow({ where, ...APPEAL_INCLUDE })));
}
