import { diffWordsWithSpace } from 'diff';

/** A stretch of text: kept, gone with the old text or new in the new one. */
export interface WordChange {
  readonly state: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Below this share of kept characters two texts have so little in common that they stand one after the other. */
const LEAST_COMMON = 0.25;

/**
 * What changed from one text to the other, word by word. Kept and gone parts together are the old
 * text, kept and new ones the new text.
 */
export function wordDiff(before: string, after: string): WordChange[] {
  const parts = diffWordsWithSpace(before, after).map(({ added, removed, value }): WordChange => {
    if (added) return { state: 'new', text: value };
    return { state: removed ? 'gone' : 'same', text: value };
  });
  const kept = parts
    .filter(({ state }) => state === 'same')
    .reduce((sum, { text }) => sum + text.trim().length, 0);
  const longest = Math.max(before.length, after.length);
  if (longest === 0 || kept / longest >= LEAST_COMMON) return parts;
  const whole: WordChange[] = [
    { state: 'gone', text: before },
    { state: 'new', text: after },
  ];
  return whole.filter(({ text }) => text !== '');
}
