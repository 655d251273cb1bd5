import { TRUST, type TrustLevel } from '@/lib/levels/levels';
import { DAY } from '@/lib/platform/clock';

/** From member to contributor (workflow, "Who may what"). */
export const CONTRIBUTOR_AFTER_DAYS = 7;
export const CONTRIBUTOR_EDITS = 3;
export const CONTRIBUTOR_PORTS = 3;
/** One busy afternoon does not make a contributor. */
export const COUNTED_EDITS_A_DAY = 2;

/** What a moderator may make a reviewer of. */
export const REVIEWER_AFTER_DAYS = 30;
export const REVIEWER_EDITS = 20;
export const REVIEWER_RECENT = 30;
export const REVIEWER_ACCEPTED_SHARE = 0.8;

/** An edit of the account that was applied and has not been reverted since. */
export interface AppliedEdit {
  readonly at: Date;
  /** The port it speaks of, a range by its first; null for software entries. */
  readonly port: number | null;
  readonly withEvidence: boolean;
}

/** All that earned trust is computed from. */
export interface TrustHistory {
  readonly memberSince: Date;
  readonly now: Date;
  /** In the order in which they were applied. */
  readonly applied: readonly AppliedEdit[];
  /** Whether each of the last decided edits was accepted, newest first. */
  readonly decided: readonly boolean[];
}

export interface CountedEdits {
  readonly edits: number;
  readonly ports: number;
}

/**
 * The applied edits with evidence that count towards contributor: at most two of a day (UTC), of a
 * day's edits those first that bring a port not counted yet.
 */
export function countedEdits(applied: readonly AppliedEdit[]): CountedEdits {
  const ports = new Set<number>();
  let edits = 0;
  for (const day of byDay(applied.filter((edit) => edit.withEvidence))) {
    const fresh = day.filter(
      ({ port }, index) => isFresh(port) && day.findIndex((one) => one.port === port) === index,
    );
    const counted = [...fresh, ...day.filter((edit) => !fresh.includes(edit))].slice(
      0,
      COUNTED_EDITS_A_DAY,
    );
    edits += counted.length;
    for (const { port } of counted) if (port !== null) ports.add(port);
  }
  return { edits, ports: ports.size };

  function isFresh(port: number | null): boolean {
    return port !== null && !ports.has(port);
  }
}

function byDay(edits: readonly AppliedEdit[]): AppliedEdit[][] {
  const days = new Map<string, AppliedEdit[]>();
  for (const edit of edits) {
    const day = edit.at.toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), edit]);
  }
  return [...days.values()];
}

/** Whole days that are still to pass until `days` after `since`. */
function daysLeft(since: Date, days: number, now: Date): number {
  return Math.max(0, Math.ceil((since.getTime() + days * DAY - now.getTime()) / DAY));
}

export interface MissingForContributor {
  readonly days: number;
  readonly edits: number;
  readonly ports: number;
}

/** What an account still lacks to be a contributor; all zero: it is one. */
export function missingForContributor(history: TrustHistory): MissingForContributor {
  const counted = countedEdits(history.applied);
  return {
    days: daysLeft(history.memberSince, CONTRIBUTOR_AFTER_DAYS, history.now),
    edits: Math.max(0, CONTRIBUTOR_EDITS - counted.edits),
    ports: Math.max(0, CONTRIBUTOR_PORTS - counted.ports),
  };
}

/** The level that an account has by its edits alone. A reviewer is made by a moderator, never by this. */
export function earnedTrustOf(
  history: TrustHistory,
): typeof TRUST.member | typeof TRUST.contributor {
  const { days, edits, ports } = missingForContributor(history);
  return days + edits + ports === 0 ? TRUST.contributor : TRUST.member;
}

export interface MissingForReviewer {
  readonly days: number;
  readonly edits: number;
  /** Whole percent of the last decided edits that were accepted, where that is too little; else null. */
  readonly acceptedPercent: number | null;
}

/** What a contributor still lacks for a moderator to make them a reviewer. */
export function missingForReviewer(history: TrustHistory): MissingForReviewer {
  const recent = history.decided.slice(0, REVIEWER_RECENT);
  const share = recent.length === 0 ? 1 : recent.filter(Boolean).length / recent.length;
  return {
    days: daysLeft(history.memberSince, REVIEWER_AFTER_DAYS, history.now),
    edits: Math.max(0, REVIEWER_EDITS - history.applied.length),
    acceptedPercent: share >= REVIEWER_ACCEPTED_SHARE ? null : Math.floor(share * 100),
  };
}

/** Whether a moderator may make this account a reviewer. */
export function isEligibleReviewer(history: TrustHistory): boolean {
  const { days, edits, acceptedPercent } = missingForReviewer(history);
  return (
    earnedTrustOf(history) === TRUST.contributor && days + edits === 0 && acceptedPercent === null
  );
}

/** The next level that an account can reach by its own work, and what is missing. */
export type NextLevel =
  | { readonly level: 'contributor'; readonly missing: MissingForContributor }
  | {
      readonly level: 'reviewer';
      readonly missing: MissingForReviewer;
      readonly eligible: boolean;
    };

/** Null for reviewers and above: further levels are given, not earned. */
export function nextLevel(level: TrustLevel, history: TrustHistory): NextLevel | null {
  if (level >= TRUST.reviewer) return null;
  if (level < TRUST.contributor)
    return { level: 'contributor', missing: missingForContributor(history) };
  return {
    level: 'reviewer',
    missing: missingForReviewer(history),
    eligible: isEligibleReviewer(history),
  };
}
