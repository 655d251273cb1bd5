import type { Tx } from '@/lib/platform/db';

/** What an account's owner gets in one file: a list a table, each row as it is kept. */
export type OwnData = Readonly<Record<string, unknown>>;

/**
 * All that the instance keeps of an account and by it, but for what only proves who somebody is (hashes of sessions,
 * tokens and recovery codes, the secret of a second factor, sign-ins that wait for one) and trials that are not over:
 * they are not told from edits. `at` is when it was put together.
 */
export async function findOwnData(tx: Tx, userId: string, at: Date): Promise<OwnData> {
  const own = { userId };
  const order = { orderBy: { id: 'asc' } } as const;
  return {
    at: at.toISOString(),
    account: await tx.user.findUniqueOrThrow({ where: { id: userId } }),
    signIns: await tx.account.findMany({ where: own, ...order }),
    sessions: await tx.session.findMany({ where: own, ...order, omit: { sessionToken: true } }),
    tokens: await tx.apiToken.findMany({ where: own, ...order, omit: { hash: true } }),
    secondFactor: await tx.authenticator.findMany({ where: own, omit: { secret: true } }),
    recoveryCodes: await tx.recoveryCode.findMany({ where: own, ...order, omit: { hash: true } }),
    edits: await tx.edit.findMany({ where: { authorId: userId }, ...order }),
    editsTakenOver: await tx.edit.findMany({ where: { takenOverById: userId }, ...order }),
    reports: await tx.report.findMany({ where: { authorId: userId }, ...order }),
    reviews: await tx.review.findMany({ where: { reviewerId: userId }, ...order }),
    heldVerdicts: await tx.heldVerdict.findMany({ where: { reviewerId: userId }, ...order }),
    claims: await tx.deskClaim.findMany({ where: { reviewerId: userId } }),
    trials: await tx.trial.findMany({
      where: { reviewerId: userId, dueAt: { lte: at } },
      ...order,
    }),
    readyReasons: await tx.readyReason.findMany({ where: { reviewerId: userId }, ...order }),
    votes: await tx.vote.findMany({ where: own, ...order }),
    flags: await tx.flag.findMany({ where: { authorId: userId }, ...order }),
    appeals: await tx.appeal.findMany({ where: own, ...order }),
    appealsDecided: await tx.appeal.findMany({
      where: { OR: [{ suspendedById: userId }, { decidedById: userId }] },
      ...order,
      // What another member wrote to moderators is theirs.
      omit: { text: true },
    }),
    locks: await tx.subjectLock.findMany({
      where: { OR: [{ lockedById: userId }, { liftedById: userId }] },
      ...order,
    }),
    batches: await tx.batch.findMany({
      where: { OR: [{ authorId: userId }, { undoneById: userId }] },
      ...order,
    }),
    namespaces: await tx.namespace.findMany({
      where: { OR: [{ askedById: userId }, { decidedById: userId }, { closedById: userId }] },
      ...order,
    }),
    namespaceRoles: await tx.namespaceMember.findMany({ where: own, ...order }),
    reservations: await tx.reservation.findMany({ where: { madeById: userId }, ...order }),
    reservationEvents: await tx.reservationEvent.findMany({ where: { byId: userId }, ...order }),
    answersToReaders: await tx.feedbackAnswer.findMany({ where: { byId: userId }, ...order }),
    watches: await tx.watch.findMany({ where: own, ...order }),
    notifications: await tx.notification.findMany({ where: own, ...order }),
    log: await tx.logEntry.findMany({
      where: { OR: [{ actorId: userId }, { subjectType: 'user', subjectId: userId }] },
      ...order,
    }),
    keptAnswers: await tx.idempotentAnswer.findMany({
      where: { actor: userId },
      orderBy: { key: 'asc' },
      omit: { requestHash: true },
    }),
  };
}
