import { startSession } from '@/lib/auth/commands/sessions';
import { createToken } from '@/lib/auth/commands/tokens';
import { pendingEmailOf } from '@/lib/auth/queries';
import { setAside } from '@/lib/jobs/commands';
import { closeFlag, raiseFlag } from '@/lib/moderation/commands/flags';
import { lockSubject } from '@/lib/moderation/commands/locks';
import { transact } from '@/lib/platform/transact';
import { namespacesOf } from '@/lib/namespaces/leaving.fixture';
import { castVote } from '@/lib/votes/commands';
import { givenReport, must, opened, type Person, person, review, submit } from './community';
import { NOW, secondFactor, trialsOf } from './leaving-private.fixture';
import { testDb } from './postgres';

interface Owned {
  /** Null: it proves who somebody is, or will; or is a hash and nothing besides. */
  readonly list: string | null;
  readonly stays: boolean;
  /** A column that is another’s. */
  readonly omits?: string;
  /** A row that no file has: it says what the account is not to know yet. */
  readonly but?: (row: Readonly<Record<string, unknown>>) => boolean;
}

/** What names an account, the list of the file that has its rows, and whether they stay when it is closed. */
export const OWNED: Readonly<Record<string, Owned>> = {
  'account.user_id': { list: 'signIns', stays: false },
  'session.user_id': { list: 'sessions', stays: false },
  'api_token.user_id': { list: 'tokens', stays: false },
  'authenticator.user_id': { list: 'secondFactor', stays: false },
  'recovery_code.user_id': { list: 'recoveryCodes', stays: false },
  'half_sign_in.user_id': { list: null, stays: false },
  'sign_up.user_id': { list: null, stays: false },
  'edit.author_id': { list: 'edits', stays: true },
  'edit.taken_over_by_id': { list: 'editsTakenOver', stays: true },
  'report.author_id': { list: 'reports', stays: true },
  'review.reviewer_id': { list: 'reviews', stays: true },
  'held_verdict.reviewer_id': { list: 'heldVerdicts', stays: false },
  'desk_claim.reviewer_id': { list: 'claims', stays: false },
  'trial.reviewer_id': { list: 'trials', stays: false, but: ({ verdict }) => verdict === null },
  'ready_reason.reviewer_id': { list: 'readyReasons', stays: false },
  'vote.user_id': { list: 'votes', stays: true },
  'flag.author_id': { list: 'flags', stays: true },
  'appeal.user_id': { list: 'appeals', stays: false },
  'appeal.suspended_by_id': { list: 'appealsDecided', stays: true, omits: 'text' },
  'appeal.decided_by_id': { list: 'appealsDecided', stays: true, omits: 'text' },
  'subject_lock.locked_by_id': { list: 'locks', stays: true },
  'subject_lock.lifted_by_id': { list: 'locks', stays: true },
  'batch.author_id': { list: 'batches', stays: true },
  'batch.undone_by_id': { list: 'batches', stays: true },
  'namespace.asked_by_id': { list: 'namespaces', stays: true },
  'namespace.decided_by_id': { list: 'namespaces', stays: true },
  'namespace.closed_by_id': { list: 'namespaces', stays: true },
  'namespace_member.user_id': { list: 'namespaceRoles', stays: true },
  'reservation.made_by_id': { list: 'reservations', stays: true },
  'reservation_event.by_id': { list: 'reservationEvents', stays: true },
  'feedback_answer.by_id': { list: 'answersToReaders', stays: true },
  'watch.user_id': { list: 'watches', stays: false },
  'notification.user_id': { list: 'notifications', stays: false },
  'log_entry.actor_id': { list: 'log', stays: true },
};

/** Columns that prove who somebody is; no file has them. */
export const SECRETS: readonly string[] = ['session_token', 'hash', 'secret'];

/** Secrets and hashes that only the database has. */
export const SECRET_MARKS = ['mark-secret', 'mark-recovery', 'mark-half', 'mark-network'] as const;

/** What only its owner, or moderators, saw. */
export const PRIVATE_MARKS = [
  'mark-handle',
  'mark-address',
  'mark-name',
  'mark-agent',
  'mark-token',
  'mark-provider',
  'mark-pending',
  'mark-flag-decided',
  'mark-appeal',
  'mark-ready',
  'mark-held',
  'mark-kept-answer',
  'mark-aside',
  ...SECRET_MARKS,
] as const;

/** What everybody saw: the public record. */
export const PUBLIC_MARKS = [
  'mark-note',
  'mark-summary',
  'mark-review',
  'mark-vote',
  'mark-lock',
  'mark-batch',
  'mark-answer',
  'mark-estate',
  'mark-decision',
  'mark-closing',
  'mark-project',
  'mark-released',
] as const;

export interface Life {
  readonly id: string;
  readonly cookie: string;
  readonly openFlagNote: string;
  readonly othersMarks: readonly string[];
}

/** A moderator who has done all that an account can do, each text of it marked; and others beside. */
export async function fillLife(): Promise<Life> {
  const db = testDb();
  const [other, rogue] = [await person(), await person()];
  const user = await db.user.create({
    data: {
      ...{ handle: 'mark-handle', email: 'mark-address@example.org', emailVerified: NOW },
      ...{ name: 'mark-name', role: 'moderator', locale: 'pl', mailDigest: true, digestAt: NOW },
    },
  });
  const me: Person = { id: user.id, handle: 'mark-handle', trust: 4 };
  const secret = await startSession(me.id, 'mark-agent', new Date());
  await waysIn(me);
  await publicRecord(me, other);
  await wordsToModerators(me, other, rogue);
  await secondFactor(me);
  await namespacesOf(me, NOW);
  await trialsOf(me);
  await db.readyReason.create({
    data: { reviewerId: me.id, verdict: 'reject', text: 'mark-ready', createdAt: NOW },
  });
  await db.watch.create({ data: { userId: me.id, portStart: 1323, portEnd: 1323 } });
  const entry = await db.logEntry.findFirstOrThrow();
  const told = await db.notification.create({
    data: { userId: me.id, entryId: entry.id, kind: 'own-applied' },
  });
  const held = await db.heldVerdict.findFirstOrThrow();
  for (const item of [`digest-${me.id}`, String(told.id)])
    await setAside('mail', item, new Error('mark-aside'), NOW);
  await setAside('verdicts', String(held.id), new Error('mark-aside'), NOW);
  const body = JSON.stringify('{"author":"mark-kept-answer"}');
  await db.idempotentAnswer.create({
    data: { actor: me.id, key: 'k', requestHash: 'h', status: 404, body },
  });
  return {
    id: me.id,
    cookie: `next-auth.session-token=${secret}`,
    openFlagNote: 'mark-flag-waits',
    othersMarks: ['others-appeal', 'others-flag', other.handle + '@', rogue.handle + '@'],
  };
}

async function waysIn({ id }: Person): Promise<void> {
  const db = testDb();
  const wish = { name: 'mark-token', scopes: ['read'], expiresAt: null } as const;
  must(await createToken(db, id, wish, NOW));
  await db.account.create({
    data: { userId: id, type: 'oauth', provider: 'github', providerAccountId: 'mark-provider' },
  });
  const expires = new Date(NOW.getTime() + 600_000);
  await db.verificationToken.createMany({
    data: [
      { identifier: 'mark-address@example.org', token: 'hash-1', expires },
      { identifier: pendingEmailOf(id, 'mark-pending@example.org'), token: 'hash-2', expires },
    ],
  });
}

async function publicRecord(me: Person, other: Person): Promise<void> {
  const db = testDb();
  await givenReport(me, { summary: 'mark-summary' }, NOW);
  const theirs = await givenReport(
    other,
    { portStart: 1400, portEnd: 1400, software: { name: 'Gin' } },
    NOW,
  );
  const change = { kind: 'report.update', subject: theirs, changes: { summary: 'Other' } } as const;
  must(await submit(me, { ...change, note: 'mark-note' }, NOW));
  const judged = await opened(other, 1401, NOW, { software: { name: 'Fiber' } });
  must(await review(me, judged, { verdict: 'reject' }, NOW));
  await db.review.updateMany({ data: { reason: 'mark-review' } });
  const waiting = await opened(other, 1402, NOW, { software: { name: 'Beego' } });
  await db.edit.update({ where: { id: waiting.id }, data: { takenOverById: me.id } });
  await db.heldVerdict.create({
    data: {
      ...{ editId: waiting.id, reviewerId: me.id, verdict: 'reject', reason: 'mark-held' },
      ...{ version: 1, sessionId: 'over', createdAt: NOW, dueAt: NOW, endedAt: NOW },
      refusal: { code: 'stale' },
    },
  });
  await db.deskClaim.create({ data: { reviewerId: me.id, editId: waiting.id, until: NOW } });
  must(await transact((tx) => castVote(tx, me, theirs, 'dispute', NOW)));
  await db.vote.updateMany({ data: { reason: 'mark-vote' } });
  const lock = { level: 'reviewer', term: '7-days', reason: 'mark-lock' } as const;
  must(
    await transact((tx) =>
      lockSubject(tx, me, { subject: { type: 'software', id: 'gin' }, ...lock }, NOW),
    ),
  );
  await db.subjectLock.updateMany({
    data: { endedAt: NOW, ended: 'lifted', liftedById: me.id, liftReason: 'Enough.' },
  });
  const batch = await db.batch.create({
    data: {
      ...{
        title: 'mark-batch',
        authorId: me.id,
        proposed: 1,
        duplicates: 0,
        refused: 0,
        faulty: 0,
      },
      ...{ createdAt: NOW, undoneAt: NOW, undoneById: me.id, undoReason: 'Wrong.' },
    },
  });
  await db.edit.update({ where: { id: 1 }, data: { batchId: batch.id } });
  await db.feedbackAnswer.create({
    data: { page: 'port', key: '80', note: 'mark-answer', readers: 1, byId: me.id, createdAt: NOW },
  });
}

async function wordsToModerators(me: Person, other: Person, rogue: Person): Promise<void> {
  const db = testDb();
  const raise = (who: Person, id: number, note: string) =>
    transact((tx) =>
      raiseFlag(tx, who, { subject: { type: 'report', id }, reason: 'spam', note }, NOW),
    );
  must(await raise(me, 1, 'mark-flag-waits'));
  const decided = must(await raise(me, 2, 'mark-flag-decided'));
  must(await raise(other, 2, 'others-flag'));
  const second = await person({ role: 'moderator' });
  must(await transact((tx) => closeFlag(tx, second, decided.id, 'dismissed', 'No.', NOW)));
  const suspension = { suspendedAt: NOW, suspendReason: 'Spam.', createdAt: NOW };
  await db.appeal.createMany({
    data: [
      { ...suspension, userId: me.id, suspendedById: second.id, text: 'mark-appeal' },
      {
        ...{ ...suspension, userId: rogue.id, suspendedById: me.id, text: 'others-appeal' },
        ...{ state: 'upheld', decidedAt: NOW, decidedById: me.id, decision: 'No.' },
      },
    ],
  });
}
