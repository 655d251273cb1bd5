import { isDeepEqual } from '@/lib/platform/deep-equal';
import { proposedKey } from '@/lib/reports/evidence';
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
export function tickedEvidence(draft: Fields, editId: number, key: string): Fields {
  return {
    ...draft,
    evidence: piecesOf(draft).map((piece, index) =>
      proposedKey(editId, piece, index) === key
        ? { ...piece, ticked: !(piece.ticked ?? false) }
        : piece,
    ),
  };
}

/** Whether the draft holds this piece for primary. */
export function isTicked(draft: Fields, editId: number, key: string): boolean {
  return piecesOf(draft).some(
    (piece, index) => proposedKey(editId, piece, index) === key && piece.ticked === true,
  );
}

interface Piece {
  readonly key?: string;
  readonly ticked?: boolean;
}

function piecesOf({ evidence }: Fields): readonly Piece[] {
  return Array.isArray(evidence) ? (evidence as Piece[]) : [];
}
