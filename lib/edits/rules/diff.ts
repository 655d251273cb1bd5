import { diffLines, diffWordsWithSpace } from 'diff';
import type { FieldShape, Shapes } from '@/lib/edits/rules/merge';
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

/** The fields that differ, in the order of `after`; of a new subject (`before` null) those that say something. */
export function diffFields(before: Fields | null, after: Fields, shapes: Shapes): FieldDiff[] {
  return Object.keys(after)
    .filter((name) =>
      before === null ? !isEmpty(after[name]) : !isDeepEqual(before[name], after[name]),
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
    (Array.isArray(value) && value.length === 0)
  );
}

function diffField(field: string, before: unknown, after: unknown, shape: FieldShape): FieldDiff {
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
  const keyOf = (item: unknown) =>
    String(
      keyedBy === null
        ? item
        : ((item as Readonly<Record<string, unknown>>)[keyedBy] ?? JSON.stringify(item)),
    );
  const keys = [...new Set([...before, ...after].map(keyOf))];
  const find = (list: readonly unknown[], key: string) =>
    list.find((item) => keyOf(item) === key) ?? null;
  return keys.map((key) => ({ key, before: find(before, key), after: find(after, key) }));
}
