import { DAY, HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import type { EditFacts, StandingReview } from './facts';

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

/** Whether a review counts where one of these is the plan: an approval is of what applying the edit writes (decision 51). */
export function isOfPlan(
  { verdict, plan }: { readonly verdict: string; readonly plan?: string | null },
  plans: readonly string[],
): boolean {
  return verdict !== 'approve' || plans.includes(plan ?? '');
}

/** The facts without approvals of another plan than these. */
export function ofPlan<Facts extends EditFacts>(facts: Facts, plans: readonly string[]): Facts {
  return { ...facts, reviews: facts.reviews.filter((review) => isOfPlan(review, plans)) };
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

/**
 * Whether it is about somebody's own words: its author's, of whoever took it over at any time, or those that a revert
 * takes away or brings back.
 */
export function isWriter(facts: EditFacts, id: string): boolean {
  const { authorId, takenOverById, takers, undoes } = facts;
  return id === authorId || id === takenOverById || [...takers, ...undoes].includes(id);
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

/** Whether its author has said nothing since it was first rejected. That somebody took it over is no answer. */
export function isUnansweredRejection({ firstRejectionAt, answeredAt }: EditFacts): boolean {
  return firstRejectionAt !== null && (answeredAt === null || answeredAt <= firstRejectionAt);
}

/** An author who has answered since the first rejection had their time. */
function rejectFrom(facts: EditFacts): Date {
  const { firstRejectionAt, createdAt } = facts;
  return firstRejectionAt !== null && isUnansweredRejection(facts)
    ? later(firstRejectionAt, ANSWER_MS)
    : createdAt;
}

/** Absent reviewers must not punish authors. */
function whileOpen(facts: EditFacts, now: Date): Outcome {
  const absent = later(lastWords(facts), ABSENCE_MS);
  const expiry = later(facts.authorActedAt, OPEN_EXPIRY_MS);
  const needs: Need = facts.escalated || facts.needsModerator ? 'moderator' : 'reviewers';
  if (now < absent)
    return { act: 'wait', needs: facts.needsModerator ? needs : 'reviewers', until: absent };
  if (isHarmless(facts)) return afterHeld(facts, now);
  if (now >= expiry) return { act: 'expire' };
  return facts.escalated ? { act: 'wait', needs, until: expiry } : { act: 'escalate' };
}

/** Somebody who has given a verdict has come, although they may still take it back. */
function afterHeld({ heldUntil }: EditFacts, now: Date): Outcome {
  return heldUntil !== null && now < heldUntil
    ? { act: 'wait', needs: 'reviewers', until: heldUntil }
    : { act: 'apply', by: 'absence' };
}

/**
 * Applied when nobody comes for seven days (decision 54): a contributor's, who is no reviewer (those have each other), that
 * only adds, well founded and undisputed. What was passed on to the moderators waits for them, whatever has changed since.
 */
export function isHarmless(facts: EditFacts): boolean {
  const { authorTrust, onlyAdds, primarySource, flagged, objected } = facts;
  return (
    !facts.needsModerator &&
    !facts.inBatch &&
    !facts.escalated &&
    authorTrust === TRUST.contributor &&
    onlyAdds &&
    primarySource &&
    !flagged &&
    !objected
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
