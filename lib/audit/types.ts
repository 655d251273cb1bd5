/** What the public log records; one word for each decision or consequence of one. */
export const LOG_ACTIONS = [
  'edit.proposed',
  'edit.answered',
  'edit.reviewed',
  'edit.applied',
  'edit.rejected',
  'edit.changes-requested',
  'edit.conflicted',
  'edit.approvals-ended',
  'edit.rebased',
  'edit.withdrawn',
  'edit.expired',
  'edit.reopened',
  'edit.escalated',
  'edit.taken-over',
  'edit.commented',
  'report.regraded',
  'release.imported',
  'release.filled-in',
  'release.made-current',
  'role.set',
  'trust.changed',
  'account.suspended',
  'account.restored',
  'factor.reset',
  'flag.raised',
  'flag.closed',
  'appeal.made',
  'appeal.decided',
  'subject.locked',
  'subject.unlocked',
  'feedback.answered',
  'batch.imported',
  'batch.approved',
  'batch.undone',
  'namespace.asked',
  'namespace.accepted',
  'namespace.refused',
  'namespace.member-set',
  'namespace.closed',
  'reservation.made',
  'reservation.renewed',
  'reservation.ended',
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

/** Those of which somebody may want to be told (`lib/notifications`), always. */
const TOLD_ACTIONS: readonly LogAction[] = [
  'edit.applied',
  'edit.rejected',
  'edit.changes-requested',
  'edit.conflicted',
  'edit.expired',
  'edit.commented',
  'release.imported',
  'account.suspended',
  'account.restored',
  'appeal.decided',
  'reservation.made',
  'reservation.ended',
];

/**
 * Whether somebody may want to be told of the entry: of grades only of one that a release raised to now-official, of
 * renewals only of one that a report brought about.
 */
export function isTold({ action, data = {} }: Pick<LogRecord, 'action' | 'data'>): boolean {
  if (action === 'report.regraded') return data.after === 'now-official' && data.release != null;
  if (action === 'reservation.renewed') return data.report != null;
  return TOLD_ACTIONS.includes(action);
}

/**
 * `data.by` of what a moderator did to something of others, where who owns it may do the same: closing a namespace,
 * ending a reservation, setting a member, withdrawing an edit or opening it again.
 */
export const AS_MODERATOR = 'moderator';

/** What an entry can be about. */
export const LOG_SUBJECTS = [
  'edit',
  'report',
  'article',
  'software',
  'service',
  'release',
  'user',
  'flag',
  'batch',
  'namespace',
  'port',
] as const;
export type LogSubject = (typeof LOG_SUBJECTS)[number];

export interface LogRecord {
  readonly action: LogAction;
  /** Account id; null where the instance itself acted (an importer, a deadline). */
  readonly actorId: string | null;
  readonly subject: { readonly type: LogSubject; readonly id: number | string };
  readonly ports?: { readonly start: number; readonly end: number };
  readonly editId?: number;
  /** Why, in the actor's words or the rule's; never empty. */
  readonly reason: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
