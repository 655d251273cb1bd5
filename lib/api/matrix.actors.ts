import { ACTORS, type ActorName, type Stage } from './matrix.fixture';

/** Who is let through, from the least; the others are refused by 401 or 403. */
export const ANYBODY = ACTORS;
const NO_READER: readonly ActorName[] = ['visitor', 'revoked'];
export const SIGNED_IN = without(ACTORS, ...NO_READER);
export const WRITERS = without(SIGNED_IN, 'reading', 'suspended', 'suspended-moderator');
/** Suspended accounts read what is their own, and let go of it. */
export const OUT = ['suspended', 'suspended-moderator'] as const;
export const REVIEWERS = without(WRITERS, 'member', 'contributor', 'author');
export const MODERATORS = without(REVIEWERS, 'reviewer', 'without-moderate');
/** A read that says who may not see it needs no scope but `read`, and no suspended reviewer sees it. */
export const READING_REVIEWERS = [...REVIEWERS, 'reading'] as const;
export const READING_MODERATORS = [...MODERATORS, 'reading', 'without-moderate'] as const;
export const AUTHOR = ['author'] as const;

export function without(
  all: readonly ActorName[],
  ...names: readonly ActorName[]
): readonly ActorName[] {
  return all.filter((one) => !names.includes(one));
}

export interface Row {
  readonly may: readonly ActorName[];
  readonly path: (stage: Stage, actor: ActorName) => string;
  readonly body?: (stage: Stage) => unknown;
  /** It needs something that no act before has changed. */
  readonly isActedOn?: true;
  /** It is about what is one’s own, and nothing is: a 404 lets through. */
  readonly none?: true;
}
