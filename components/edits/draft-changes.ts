import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { EditKind, Fields } from '@/lib/edits/types';

/** Kinds whose fields a person can put right; of the others the act itself is the content. */
const EDITABLE: readonly EditKind[] = [
  'report.create',
  'report.update',
  'report.retire',
  'article.update',
  'software.update',
];

/** Whether an edit of this kind has fields to improve. */
export function hasFields(kind: EditKind): boolean {
  return EDITABLE.includes(kind);
}

/** The fields in which a draft differs from what is proposed; null where it does not. */
export function improvedFields(proposed: Fields, draft: Fields): Fields | null {
  const changed = Object.entries(draft).filter(
    ([name, value]) => !isDeepEqual(value, proposed[name]),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** The draft with one piece of evidence held for primary, or no longer. */
export function tickedEvidence(draft: Fields, key: string): Fields {
  const pieces = Array.isArray(draft.evidence)
    ? (draft.evidence as { key?: string; ticked?: boolean }[])
    : [];
  return {
    ...draft,
    evidence: pieces.map((piece) =>
      piece.key === key ? { ...piece, ticked: !(piece.ticked ?? false) } : piece,
    ),
  };
}

/** Whether the draft holds this piece for primary. */
export function isTicked(draft: Fields, key: string): boolean {
  const pieces = Array.isArray(draft.evidence)
    ? (draft.evidence as { key?: string; ticked?: boolean }[])
    : [];
  return pieces.some((piece) => piece.key === key && piece.ticked === true);
}
