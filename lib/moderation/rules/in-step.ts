import { DAY, HOUR } from '@/lib/platform/clock';

/** A ballot as far as it tells of whoever cast it. */
export interface CastBallot {
  readonly report: number;
  readonly value: string;
  readonly at: Date;
}

/** Two accounts that voted alike, at about the same time. */
export interface InStep {
  /** Reports on which they did. */
  readonly alike: number;
  /** Reports on which both voted at all. */
  readonly shared: number;
}

/** Ballots so far apart or less were cast at about the same time. */
export const STEP_MS = HOUR;
/** Fewer are chance. */
export const STEPS_NEEDED = 3;
/** Of the reports on which both voted. */
export const STEP_SHARE = 0.75;
/** Ballots before that tell of a past that is over. */
export const STEP_SINCE_MS = 90 * DAY;

/**
 * Whether two accounts vote in step, which is a sign of one person behind both, and no proof of it: so it is shown to
 * moderators, and decides nothing. Null where they do not. Of ballots on one report the pair nearest in time counts.
 */
export function inStep(one: readonly CastBallot[], other: readonly CastBallot[]): InStep | null {
  const both = [...new Set(one.map(({ report }) => report))].filter((report) =>
    other.some((ballot) => ballot.report === report),
  );
  const alike = both.filter((report) => {
    const theirs = other.filter((ballot) => ballot.report === report);
    return one.some(
      (mine) =>
        mine.report === report &&
        theirs.some(
          ({ value, at }) =>
            value === mine.value && Math.abs(at.getTime() - mine.at.getTime()) <= STEP_MS,
        ),
    );
  }).length;
  const isStep = alike >= STEPS_NEEDED && alike >= STEP_SHARE * both.length;
  return isStep ? { alike, shared: both.length } : null;
}
