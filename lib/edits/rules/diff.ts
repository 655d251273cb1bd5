import { diffLines, diffWordsWithSpace } from 'diff';
import type { EditView } from '@/lib/edits/schema';
import type { MergeShape, MergeShapes } from '@/lib/platform/fields';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';

/** A piece of a text that both versions have, or only one of them. */
export interface TextPart {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

/** One element of a list, told apart by its key: null where a version does not have it. */
export interface ItemDiff {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What becomes of one field. `parts` for texts, `items` for lists; both null for plain values. */
export interface FieldDiff {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly parts: readonly TextPart[] | null;
  readonly items: readonly ItemDiff[] | null;
}

/** Two texts that share nothing take long to compare word by word: then lines must do. */
const WORDS_TIMEOUT_MS = 200;

/** The fields that differ, in the order of `after`; of those that `before` does not have, the ones that say something. */
export function diffFields(before: Fields | null, after: Fields, shapes: MergeShapes): FieldDiff[] {
  return Object.keys(after)
    .filter((name) =>
      before === null || !(name in before)
        ? !isEmpty(after[name])
        : !isDeepEqual(before[name], after[name]),
    )
    .map((name) =>
      diffField(name, before?.[name] ?? null, after[name] ?? null, shapes[name] ?? 'whole'),
    );
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

function diffField(field: string, before: unknown, after: unknown, shape: MergeShape): FieldDiff {
  const texts = typeof after === 'string' && typeof before === 'string';
  const lists = Array.isArray(after) || Array.isArray(before);
  return {
    field,
    before,
    after,
    parts: texts ? diffText(before, after) : null,
    items: lists
      ? diffList(asList(before), asList(after), typeof shape === 'object' ? shape.keyedBy : null)
      : null,
  };
}

/** The words that went and came, in reading order. */
export function diffText(before: string, after: string): TextPart[] {
  const words = diffWordsWithSpace(before, after, { timeout: WORDS_TIMEOUT_MS });
  return (words ?? diffLines(before, after)).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function diffList(
  before: readonly unknown[],
  after: readonly unknown[],
  keyedBy: string | null,
): ItemDiff[] {
  // Items without a key of their own are told apart by what they say.
  const keyOf = (item: unknown) => {
    if (typeof item !== 'object' || item === null) return String(item);
    const own = keyedBy === null ? null : (item as Readonly<Record<string, unknown>>)[keyedBy];
    return typeof own === 'string' || typeof own === 'number' ? String(own) : JSON.stringify(item);
  };
  const keys = [...new Set([...before, ...after].map(keyOf))];
  const find = (list: readonly unknown[], key: string) =>
    list.find((item) => keyOf(item) === key) ?? null;
  return keys.map((key) => ({ key, before: find(before, key), after: find(after, key) }));
}

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
  shapes: MergeShapes,
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

function change(field: string, base: Fields, side: Fields, shapes: MergeShapes): FieldDiff | null {
  return (
    diffFields({ [field]: base[field] ?? null }, { [field]: side[field] ?? null }, shapes)[0] ??
    null
  );
}
