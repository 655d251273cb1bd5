import { diff3Merge } from 'node-diff3';
import type { Fields } from '@/lib/edits/types';
import type { MergeShape, MergeShapes } from '@/lib/platform/fields';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { renumbered } from './sources';

export type { MergeShapes as Shapes };

/** The outcome of merging one field. */
export type Merged<T = unknown> =
  { readonly clean: true; readonly value: T } | { readonly clean: false };

export interface MergedFields {
  /** Every field of `base`, `mine` or `theirs` that merged. */
  readonly fields: Fields;
  /** Names of the fields on which both sides truly disagree; `fields` has theirs. */
  readonly conflicts: readonly string[];
}

/**
 * Three-way merge of two versions that come from `base`, field by field. What only one side changed
 * is taken; the same change on both sides is one change; text merges by line (one that holds too many alike is a conflict), sets and keyed lists by
 * element; a number that both sides gave to a source of their own is theirs, and mine gets another. It is the identity where a side did nothing and the same when the sides are swapped.
 */
export function mergeFields(
  base: Fields,
  theirs: Fields,
  mine: Fields,
  shapes: MergeShapes,
): MergedFields {
  const own = renumbered(base, theirs, mine, shapes);
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(own)])];
  const fields: Record<string, unknown> = {};
  const conflicts: string[] = [];
  for (const name of names) {
    const merged = mergeField(base[name], theirs[name], own[name], shapes[name] ?? 'whole');
    if (!merged.clean) conflicts.push(name);
    fields[name] = merged.clean ? merged.value : theirs[name];
  }
  return { fields, conflicts };
}

/** Three-way merge of one field. */
export function mergeField(
  base: unknown,
  theirs: unknown,
  mine: unknown,
  shape: MergeShape,
): Merged {
  if (isDeepEqual(theirs, mine) || isDeepEqual(base, mine)) return { clean: true, value: theirs };
  if (isDeepEqual(base, theirs)) return { clean: true, value: mine };
  if (shape === 'text' && isText(base) && isText(theirs) && isText(mine))
    return mergeText(base, theirs, mine);
  if (shape === 'set') return mergeSet(asList(base), asList(theirs), asList(mine));
  if (typeof shape === 'object') {
    return mergeKeyed(asList(base), asList(theirs), asList(mine), shape.keyedBy);
  }
  return { clean: false };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A stretch of a text: lines on which both sides agree, or those of each where they do not. */
type Region =
  | { readonly agreed: readonly string[] }
  | { readonly theirs: readonly string[]; readonly mine: readonly string[] };

/**
 * Steps to find which lines of one text are in another, at most, about a quarter of a second: more lines that are alike
 * than anybody writes. An article of a thousand lines, every other one blank, stays below.
 */
const MOST_STEPS = 1_000_000_000;

function regionsOf(base: string, theirs: string, mine: string): Region[] {
  const [was = [], there = [], here = []] = [base, theirs, mine].map((text) => text.split('\n'));
  if (steps(was, there) > MOST_STEPS || steps(was, here) > MOST_STEPS)
    return [{ theirs: there, mine: here }];
  const regions = diff3Merge(there, was, here, { excludeFalseConflicts: true });
  return regions.map(({ ok, conflict }) =>
    conflict === undefined ? { agreed: ok ?? [] } : { theirs: conflict.a, mine: conflict.b },
  );
}

/** Each line is held against all that are the same in the other text, each time along what was found so far. */
function steps(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  const pairs = other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
  return pairs * Math.min(one.length, other.length);
}

/** Merges texts by line; a region that both sides changed differently is a conflict. */
function mergeText(base: string, theirs: string, mine: string): Merged<string> {
  const lines: string[] = [];
  for (const region of regionsOf(base, theirs, mine)) {
    if (!('agreed' in region)) return { clean: false };
    lines.push(...region.agreed);
  }
  return { clean: true, value: lines.join('\n') };
}

export type Side = 'theirs' | 'mine';

/**
 * A field with the word of one side where both disagree: of a text in the lines in question, of a keyed list in the
 * items in question; whatever else either side wrote stays.
 */
export function mergeTaking(
  shape: MergeShape,
  side: Side,
  sides: Readonly<Record<'base' | Side, unknown>>,
): unknown {
  const { base, theirs, mine } = sides;
  if (shape === 'text' && isText(base) && isText(theirs) && isText(mine))
    return mergeTextTaking(side, { base, theirs, mine });
  if (typeof shape !== 'object') return sides[side];
  const merged = mergeKeyed(asList(base), asList(theirs), asList(mine), shape.keyedBy, side);
  return merged.clean ? merged.value : sides[side];
}

/** Merges texts by line; where both sides changed the same lines, those of one side stand. */
function mergeTextTaking(
  side: Side,
  { base, theirs, mine }: Readonly<Record<'base' | Side, string>>,
): string {
  return regionsOf(base, theirs, mine)
    .flatMap((region) => ('agreed' in region ? region.agreed : region[side]))
    .join('\n');
}

/** The lines on which two sides disagree, as each has them. */
export function disputedLines(
  base: string,
  theirs: string,
  mine: string,
): { readonly theirs: string; readonly mine: string }[] {
  return regionsOf(base, theirs, mine).flatMap((region) =>
    'agreed' in region ? [] : [{ theirs: region.theirs.join('\n'), mine: region.mine.join('\n') }],
  );
}

/** Elements either side added are in, elements either side removed are out; sorted, so order never conflicts. */
function mergeSet(
  base: readonly unknown[],
  theirs: readonly unknown[],
  mine: readonly unknown[],
): Merged {
  const inBase = new Set(base);
  const kept = [...new Set([...theirs, ...mine])].filter((item) =>
    inBase.has(item) ? theirs.includes(item) && mine.includes(item) : true,
  );
  return { clean: true, value: kept.map(String).sort() };
}

type Keyed = ReadonlyMap<string, unknown>;

/**
 * Merges lists of objects element by element, told apart by `keyedBy`; sorted by key where both moved. `taking` says
 * whose element stands where both changed it differently.
 */
function mergeKeyed(
  base: readonly unknown[],
  theirs: readonly unknown[],
  mine: readonly unknown[],
  keyedBy: string,
  taking?: Side,
): Merged {
  const [b, t, m] = [byKey(base, keyedBy), byKey(theirs, keyedBy), byKey(mine, keyedBy)] as const;
  const merged: unknown[] = [];
  for (const key of [...new Set([...b.keys(), ...[...t.keys(), ...m.keys()].sort()])]) {
    const item = mergeField(b.get(key), t.get(key), m.get(key), 'whole');
    if (!item.clean && taking === undefined) return item;
    const value = item.clean ? item.value : (taking === 'theirs' ? t : m).get(key);
    if (value !== undefined) merged.push(value);
  }
  return { clean: true, value: merged };
}

/** By their keys; an item that has none yet, as a form's new one, is told apart by what it says. */
function byKey(list: readonly unknown[], keyedBy: string): Keyed {
  const keyOf = (item: unknown): string => {
    const key = (item as Readonly<Record<string, unknown>> | null)?.[keyedBy];
    const isKey = (typeof key === 'string' && key !== '') || typeof key === 'number';
    return isKey ? String(key) : JSON.stringify(item);
  };
  return new Map(list.map((item) => [keyOf(item), item]));
}
