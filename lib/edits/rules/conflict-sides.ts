import { diffFields, type FieldDiff } from '@/lib/edits/rules/diff';
import type { Shapes } from '@/lib/edits/rules/merge';
import type { EditView } from '@/lib/edits/schema';
import type { Fields } from '@/lib/edits/types';

/** One field on which both sides disagree, each side told by what it did to the base. */
export interface ConflictSides {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly theirsDiff: FieldDiff | null;
  readonly mineDiff: FieldDiff | null;
}

/** The fields of a true conflict, one by one. */
export function conflictSides(
  conflict: NonNullable<EditView['conflict']>,
  shapes: Shapes,
): ConflictSides[] {
  const { base, theirs, mine } = conflict;
  return conflict.conflicts.map((field) => ({
    field,
    base: base[field] ?? null,
    theirs: theirs[field] ?? null,
    mine: mine[field] ?? null,
    theirsDiff: change(field, base, theirs, shapes),
    mineDiff: change(field, base, mine, shapes),
  }));
}

function change(field: string, base: Fields, side: Fields, shapes: Shapes): FieldDiff | null {
  return (
    diffFields({ [field]: base[field] ?? null }, { [field]: side[field] ?? null }, shapes)[0] ??
    null
  );
}
