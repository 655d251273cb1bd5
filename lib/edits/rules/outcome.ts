import type { EditState, Verdict } from '@/lib/edits/types';
import { DAY, HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';

/** Reviewers who must agree; a moderator decides alone (workflow, "An edit lives"). */
export const REVIEWERS_NEEDED = 2;
/** A tie goes to a third reviewer, after this to a moderator. */
export const TIE_TO_MODERATOR_MS = 7 * DAY;
/** Destructive edits stay open this long unless a moderator decides. */
const DESTRUCTIVE_OPEN_MS = 48 * HOUR;
/** A single active moderator may decide their own edit after it stood open this long as it is. */
export const OWN_EDIT_OPEN_MS = 48 * HOUR;
/** After a first rejection the author has this long to answer. */
export const ANSWER_MS = 72 * HOUR;
/** Nobody came: harmless edits are applied, others escalated. */
export const ABSENCE_MS = 7 * DAY;
/** An open edit that nobody decides expires. */
export const OPEN_EXPIRY_MS = 180 * DAY;
/** *changes-requested* and *conflicted* expire this long after the author's last act. */
export const IDLE_EXPIRY_MS = 30 * DAY;

/** A review that was not voided, and whose giver may still give it. */
export interface StandingReview {
  readonly reviewerId: string;
  readonly verdict: Verdict;
  /** The level it counts with: see `countedTrust`. */
  readonly trust: number;
  /** The reviewer put something right with it. */
  readonly improves: boolean;
  readonly at: Date;
}

/** All that a decision depends on besides the time. */
export interface EditFacts {
  readonly state: EditState;
  readonly authorId: string;
  /** Who acts in the author's place; they do not count as a reviewer either. */
  readonly takenOverById: string | null;
  /** Everybody who ever took it over. */
  readonly takers: readonly string[];
  /** Reviewers who put something in it right. */
  readonly improvers: readonly string[];
  readonly authorTrust: number;
  readonly createdAt: Date;
  readonly authorActedAt: Date;
  /** When a reviewer last put something in it right; null where none did. */
  readonly improvedAt: Date | null;
  /** When anybody last acted on it. */
  readonly lastActAt: Date;
  readonly escalated: boolean;
  readonly destructive: boolean;
  /** Reviewers alone may turn it down, but not apply it. */
  readonly needsModerator: boolean;
  readonly onlyAdds: boolean;
  readonly primarySource: boolean;
  readonly flagged: boolean;
  /** It came in with many others: somebody looks at it, however long nobody does. */
  readonly inBatch: boolean;
  /** Of its author and whoever took it over, the moderators beside whom no account acted as one for 30 days. */
  readonly soleModerators: readonly string[];
  /** When it was rejected for the first time, by a review that may have been voided since, of somebody who may still give one. */
  readonly firstRejectionAt: Date | null;
  readonly reviews: readonly StandingReview[];
}

/** Whom or what an undecided edit waits for. */
export const NEEDS = [
  'reviewers',
  'second-reviewer',
  'third-reviewer',
  'moderator',
  'author',
  'time',
] as const;
export type Need = (typeof NEEDS)[number];

export type Outcome =
  | { readonly act: 'apply'; readonly by: 'moderator' | 'own-moderator' | 'reviewers' | 'absence' }
  | { readonly act: 'reject'; readonly by: 'moderator' | 'own-moderator' | 'reviewers' }
  | { readonly act: 'expire' }
  | { readonly act: 'escalate' }
  /** `until`: when time alone changes something next. */
  | { readonly act: 'wait'; readonly needs: Need; readonly until: Date };

/**
 * What is to happen with a waiting edit now. A function of facts and time and nothing else: reviews,
 * the sweep of deadlines and the page's forecast all ask it (workflow, "An edit lives").
 */
export function outcomeOf(facts: EditFacts, now: Date): Outcome {
  const verdict = moderatorsVerdict(facts, now) ?? reviewersVerdict(facts, now);
  if (verdict !== null && verdict.act !== 'wait') return verdict;
  const byTime = facts.state === 'open' ? whileOpen(facts, now) : whileIdle(facts, now);
  if (byTime.act !== 'wait' || verdict === null) return byTime;
  return { ...verdict, until: earlier(verdict.until, byTime.until) };
}

/** When time first has something to say about an edit that is opened now. */
export function firstDeadline(now: Date): Date {
  return later(now, ABSENCE_MS);
}

/** Approvals count while the edit is open, rejections as long as it waits. */
function counted(facts: EditFacts): StandingReview[] {
  return facts.reviews.filter(
    ({ verdict }) => verdict === 'reject' || (verdict === 'approve' && facts.state === 'open'),
  );
}

/** Whether somebody wrote the edit: its author, or whoever took it over at any time. */
export function isWriter(facts: EditFacts, id: string): boolean {
  return id === facts.authorId || id === facts.takenOverById || facts.takers.includes(id);
}

/** Whoever has words in an edit does not decide it; of an improvement the approval that came with it counts. */
function isOwn(facts: EditFacts, { reviewerId, improves }: StandingReview): boolean {
  return isWriter(facts, reviewerId) || (!improves && facts.improvers.includes(reviewerId));
}

/** Whether a moderator who wrote the edit may decide it at this moment. Others had their time since its last words. */
export function mayDecideOwn(facts: EditFacts, id: string, now: Date): boolean {
  return facts.soleModerators.includes(id) && now >= later(lastWords(facts), OWN_EDIT_OPEN_MS);
}

function moderatorsVerdict(facts: EditFacts, now: Date): Outcome | null {
  const theirs = counted(facts)
    .filter(
      (review) =>
        review.trust >= TRUST.moderator &&
        (!isOwn(facts, review) || mayDecideOwn(facts, review.reviewerId, now)),
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (theirs === undefined) return null;
  return {
    act: theirs.verdict === 'approve' ? 'apply' : 'reject',
    by: isOwn(facts, theirs) ? 'own-moderator' : 'moderator',
  };
}

function reviewersVerdict(facts: EditFacts, now: Date): Outcome | null {
  const reviews = counted(facts).filter(
    (review) => review.trust >= TRUST.reviewer && !isOwn(facts, review),
  );
  const approvals = reviews.filter(({ verdict }) => verdict === 'approve').length;
  const rejections = reviews.length - approvals;
  if (rejections >= REVIEWERS_NEEDED && rejections > approvals)
    return waitedFor(rejectFrom(facts), now, { act: 'reject', by: 'reviewers' });
  if (reviews.length === 0) return null;
  if (facts.needsModerator) return { act: 'wait', needs: 'moderator', until: END_OF_TIME };
  if (approvals >= REVIEWERS_NEEDED && approvals > rejections)
    return waitedFor(applyFrom(facts), now, { act: 'apply', by: 'reviewers' });
  if (approvals !== rejections)
    return { act: 'wait', needs: 'second-reviewer', until: END_OF_TIME };
  const tiedFrom = tieSince(reviews);
  const toModerator = later(tiedFrom, TIE_TO_MODERATOR_MS);
  if (now >= toModerator) return { act: 'wait', needs: 'moderator', until: END_OF_TIME };
  return { act: 'wait', needs: 'third-reviewer', until: toModerator };
}

/** Whether reviewers have been split for so long that only a moderator decides. */
export function isLongTie(facts: EditFacts, now: Date): boolean {
  if (facts.needsModerator) return false;
  const verdict = reviewersVerdict(facts, now);
  return verdict?.act === 'wait' && verdict.needs === 'moderator';
}

const END_OF_TIME = new Date(8_640_000_000_000_000);

function tieSince(reviews: readonly StandingReview[]): Date {
  return new Date(Math.max(...reviews.map(({ at }) => at.getTime())));
}

function waitedFor(from: Date, now: Date, outcome: Outcome): Outcome {
  return now >= from ? outcome : { act: 'wait', needs: 'time', until: from };
}

const applyFrom = (facts: EditFacts): Date =>
  facts.destructive ? destructiveUntil(facts) : facts.createdAt;

/** When its words were written last, by author or improver: from then on others have their time. */
function lastWords({ authorActedAt, improvedAt }: EditFacts): Date {
  return latest(authorActedAt, improvedAt ?? authorActedAt);
}

/** Until when a destructive edit stays open. */
export function destructiveUntil(facts: EditFacts): Date {
  return later(lastWords(facts), DESTRUCTIVE_OPEN_MS);
}

/** An author who has answered since the first rejection had their time. */
function rejectFrom({ firstRejectionAt, authorActedAt, createdAt }: EditFacts): Date {
  if (firstRejectionAt === null || authorActedAt > firstRejectionAt) return createdAt;
  return later(firstRejectionAt, ANSWER_MS);
}

/** Absent reviewers must not punish authors. */
function whileOpen(facts: EditFacts, now: Date): Outcome {
  const absent = later(lastWords(facts), ABSENCE_MS);
  const expiry = later(facts.authorActedAt, OPEN_EXPIRY_MS);
  const needs: Need = facts.escalated || facts.needsModerator ? 'moderator' : 'reviewers';
  if (now < absent)
    return { act: 'wait', needs: facts.needsModerator ? needs : 'reviewers', until: absent };
  if (isHarmless(facts)) return { act: 'apply', by: 'absence' };
  if (now >= expiry) return { act: 'expire' };
  return facts.escalated ? { act: 'wait', needs, until: expiry } : { act: 'escalate' };
}

/**
 * Applied when nobody comes for seven days: a contributor's, that only adds, well founded and undisputed. What a
 * reviewer asked for stands until the author answers, also where they withdrew the edit and opened it again.
 */
export function isHarmless(facts: EditFacts): boolean {
  const { authorTrust, onlyAdds, primarySource, flagged, firstRejectionAt, reviews } = facts;
  return (
    !facts.needsModerator &&
    !facts.inBatch &&
    authorTrust >= TRUST.contributor &&
    onlyAdds &&
    primarySource &&
    !flagged &&
    firstRejectionAt === null &&
    !reviews.some(({ verdict }) => verdict === 'request-changes')
  );
}

/** An edit that waited for a month before somebody asked for changes leaves its author time to answer. */
function whileIdle(facts: EditFacts, now: Date): Outcome {
  const expiry = latest(
    later(facts.authorActedAt, IDLE_EXPIRY_MS),
    later(facts.lastActAt, ANSWER_MS),
  );
  return now >= expiry ? { act: 'expire' } : { act: 'wait', needs: 'author', until: expiry };
}

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
