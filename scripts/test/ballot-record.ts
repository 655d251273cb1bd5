import type { VoteValue } from '@/lib/votes/types';

/** What an account did with its ballot on one report; null: took it back. */
export interface BallotAct {
  readonly value: VoteValue | null;
  /** False where no answer came: it may have counted or not, and either is right. */
  readonly acknowledged: boolean;
}

/** A ballot as it is kept; one that has not ended is in force. */
export interface Ballot {
  readonly value: VoteValue;
  readonly ended: 'changed' | 'withdrawn' | null;
}

/** Ballots of one account on one report in words, oldest first. */
export function recordOf(ballots: readonly Ballot[]): string {
  return ballots.map(({ value, ended }) => `${value} ${ended ?? 'in force'}`).join(', ') || 'none';
}

/**
 * Every record that these acts, done one after the other, can have left: each acknowledged one has
 * counted, each other one has counted in its turn or not at all.
 */
export function possibleRecords(acts: readonly BallotAct[]): string[] {
  let possible: Ballot[][] = [[]];
  for (const { value, acknowledged } of acts) {
    const counted = possible.map((ballots) => after(ballots, value));
    possible = unique(acknowledged ? counted : [...possible, ...counted]);
  }
  return possible.map(recordOf);
}

/** The same again changes nothing; whatever it supersedes is kept. */
function after(ballots: readonly Ballot[], value: VoteValue | null): Ballot[] {
  const inForce = ballots.find(({ ended }) => ended === null);
  if ((inForce?.value ?? null) === value) return [...ballots];
  const ended = value === null ? 'withdrawn' : 'changed';
  const kept = ballots.map((ballot): Ballot =>
    ballot === inForce ? { ...ballot, ended } : ballot,
  );
  return value === null ? kept : [...kept, { value, ended: null }];
}

function unique(records: readonly Ballot[][]): Ballot[][] {
  return [...new Map(records.map((ballots) => [recordOf(ballots), ballots])).values()];
}
