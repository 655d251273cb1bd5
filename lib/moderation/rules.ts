import { ESTABLISHED_FROM, TRUST, type TrustLevel } from '@/lib/levels/levels';
import { DAY, HOUR } from '@/lib/platform/clock';

/** So many members' flags queue something; one of a contributor does (workflow, "Against abuse"). */
export const MEMBERS_TO_QUEUE = 2;

/** Whether open flags, each by another account of this level, put their subject before the moderators. */
export function isQueuedBy(levels: readonly number[]): boolean {
  return levels.length >= MEMBERS_TO_QUEUE || levels.some((level) => level >= ESTABLISHED_FROM);
}

/** A suspension can be appealed for so long (workflow, "Against abuse"). */
export const APPEAL_WITHIN_DAYS = 30;
export const APPEAL_WITHIN_MS = APPEAL_WITHIN_DAYS * DAY;
/** Where nobody else could, whoever suspended may decide the appeal after so long. */
export const OWN_DECISION_AFTER_HOURS = 48;
export const OWN_DECISION_AFTER_MS = OWN_DECISION_AFTER_HOURS * HOUR;

export type AppealDenial = 'not-suspended' | 'already-appealed' | 'appeal-too-late';

/** Why an account may not appeal now; null: it may. */
export function appealDenial(
  account: { readonly suspendedAt: Date | null; readonly appealed: boolean },
  now: Date,
): AppealDenial | null {
  if (account.suspendedAt === null) return 'not-suspended';
  if (account.appealed) return 'already-appealed';
  return now.getTime() > appealUntil(account.suspendedAt).getTime() ? 'appeal-too-late' : null;
}

/** The last moment for an appeal. */
export function appealUntil(suspendedAt: Date): Date {
  return new Date(suspendedAt.getTime() + APPEAL_WITHIN_MS);
}

/** The level it takes to decide about an account: a moderator's case is an admin's. */
export function deciderLevel(appellant: TrustLevel): TrustLevel {
  return appellant >= TRUST.moderator ? TRUST.admin : TRUST.moderator;
}

/** An open appeal, as far as the question goes who may decide it. */
export interface JudgedAppeal {
  readonly userId: string;
  readonly userTrust: TrustLevel;
  /** Null where it is not known who suspended. */
  readonly suspendedById: string | null;
  readonly createdAt: Date;
  /** Accounts besides these two that could decide it. */
  readonly others: number;
}

export const DECISION_DENIALS = [
  'needs-moderator',
  'own-account',
  'needs-admin',
  'own-suspension',
  'own-suspension-for-48-hours',
] as const;
export type DecisionDenial = (typeof DECISION_DENIALS)[number];

/** Why this account may not decide the appeal now; null: it may. */
export function decisionDenial(
  actor: { readonly id: string; readonly trust: number },
  appeal: JudgedAppeal,
  now: Date,
): DecisionDenial | null {
  if (actor.trust < TRUST.moderator) return 'needs-moderator';
  if (actor.id === appeal.userId) return 'own-account';
  if (actor.trust < deciderLevel(appeal.userTrust)) return 'needs-admin';
  if (actor.id !== appeal.suspendedById) return null;
  if (appeal.others > 0) return 'own-suspension';
  const waited = now.getTime() - appeal.createdAt.getTime();
  return waited < OWN_DECISION_AFTER_MS ? 'own-suspension-for-48-hours' : null;
}

/** What ties a moderator to something that was flagged. */
export interface FlagParty {
  /** It is their account, an edit that they proposed, or a namespace that they have a role in. */
  readonly own: 'own-account' | 'own-edit' | 'own-namespace' | null;
  /**
   * They raised the flag, reported it, or have words in what was flagged (took the edit over, put it right, wrote some
   * of what it says), or an edit of theirs on it waits.
   */
  readonly part: 'own-flag' | 'own-report' | 'own-edit' | 'own-words' | 'own-open-edit' | null;
  /** No other account acted as a moderator for 30 days. */
  readonly soleModerator: boolean;
}

export type FlagDenial = 'needs-moderator' | NonNullable<FlagParty['own'] | FlagParty['part']>;

/** Why this account may not close a flag; null: it may. What they only have a part in somebody must close. */
export function flagDenial(
  actor: { readonly trust: number },
  { own, part, soleModerator }: FlagParty,
): FlagDenial | null {
  if (actor.trust < TRUST.moderator) return 'needs-moderator';
  return own ?? (soleModerator ? null : part);
}

/** What ties a moderator to something that they want to lock. */
export interface LockParty {
  /** They reported it. */
  readonly ownReport: boolean;
  /** An edit of theirs that touches it waits. */
  readonly ownEdit: boolean;
  /** No other account acted as a moderator for 30 days. */
  readonly soleModerator: boolean;
}

export const LOCK_DENIALS = ['needs-moderator', 'own-report', 'own-open-edit'] as const;
export type LockDenial = (typeof LOCK_DENIALS)[number];

/** Why this account may not lock something; null: it may. Nobody locks things to win their own dispute, admins neither. */
export function lockDenial(
  actor: { readonly trust: number },
  { ownReport, ownEdit, soleModerator }: LockParty,
): LockDenial | null {
  if (actor.trust < TRUST.moderator) return 'needs-moderator';
  if (soleModerator) return null;
  if (ownReport) return 'own-report';
  return ownEdit ? 'own-open-edit' : null;
}
