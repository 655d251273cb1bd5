import { diffLines, diffWordsWithSpace, lineDiff } from 'diff';
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

/**
 * Words, or lines, that may go and come in one text. Comparing takes time that grows with the square of it, and
 * a clock would show one reader another diff than the next.
 */
export const MOST_CHANGES = 800;

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

/**
 * The words that went and came, in reading order; where those are more than `MOST_CHANGES`, the lines, and where those
 * are too, all between what both texts begin and end with.
 */
export function diffText(before: string, after: string): TextPart[] {
  const [was, is] = [lineDiff.tokenize(before, {}), lineDiff.tokenize(after, {})];
  const start = sharedAtStart(was, is);
  const end = sharedAtStart(was.slice(start).reverse(), is.slice(start).reverse());
  const [gone = '', come = ''] = [was, is].map((lines) =>
    lines.slice(start, lines.length - end).join(''),
  );
  const most = { maxEditLength: MOST_CHANGES };
  const changes = diffWordsWithSpace(gone, come, most) ??
    diffLines(gone, come, most) ?? [
      { value: gone, removed: true, added: false },
      { value: come, removed: false, added: true },
    ];
  const parts = changes.map(({ value, added, removed }): TextPart => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));
  const same = (lines: readonly string[]): TextPart => ({ text: lines.join(''), change: 'same' });
  return joined([same(was.slice(0, start)), ...parts, same(was.slice(was.length - end))]);
}

/** How many lines both have in common from the first on. */
function sharedAtStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((line, at) => line !== other[at]);
  return differs < 0 ? one.length : differs;
}

/** Neighbours of which the same became are one part; empty ones none. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const out: TextPart[] = [];
  for (const part of parts.filter(({ text }) => text !== '')) {
    const last = out.at(-1);
    if (last?.change === part.change) out.splice(-1, 1, { ...part, text: last.text + part.text });
    else out.push(part);
  }
  return out;
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
