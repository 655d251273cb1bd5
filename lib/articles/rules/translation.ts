import type { ArticleContent } from '@/lib/articles/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';

/** How a translation stands to what it translates. */
export const TRANSLATION_STATES = ['current', 'changed', 'needs-checking'] as const;
export type TranslationState = (typeof TRANSLATION_STATES)[number];

/**
 * What an accepted edit did to the meaning of an original. *claimed*: its author says that the meaning is
 * unchanged, and nobody else has looked.
 */
export type MeaningOfEdit = 'changed' | 'unchanged' | 'claimed';

/** What an edit says of the meaning, and whether somebody else approved it with those words. */
export function meaningOfEdit(said: {
  readonly unchanged: boolean;
  readonly approved: boolean;
}): MeaningOfEdit {
  if (!said.unchanged) return 'changed';
  return said.approved ? 'unchanged' : 'claimed';
}

/** What readers of an article read. */
export type ArticleText = Pick<ArticleContent, 'title' | 'body' | 'questions' | 'citations'>;

interface Followed {
  /** The original at the revision that the translation follows; null where that is not known. */
  readonly then: ArticleText | null;
  /** As it is now; null where it is no longer there. */
  readonly now: ArticleText | null;
  /** What each revision since did to its meaning. */
  readonly since: readonly MeaningOfEdit[];
}

/**
 * *current* where the original says the same as at the followed revision, or every edit since left its meaning
 * as it was; *changed* where one did not; else somebody needs to compare the two.
 */
export function translationState({ then, now, since }: Followed): TranslationState {
  if (then === null || now === null) return 'needs-checking';
  if (isDeepEqual(textOf(then), textOf(now))) return 'current';
  if (since.includes('changed')) return 'changed';
  return since.includes('claimed') ? 'needs-checking' : 'current';
}

function textOf({ title, body, questions, citations }: ArticleText): ArticleText {
  return { title, body, questions, citations };
}
