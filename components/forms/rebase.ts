import { diff3Merge } from 'node-diff3';
import { isDeepEqual } from './deep-equal';

/** How a form's field merges; what is not named merges whole. */
export type FormShape = 'text' | 'set' | { readonly keyedBy: string };
export type FormShapes<Values> = { readonly [Name in keyof Values]?: FormShape };

export type Side = 'theirs' | 'mine';

interface Sides<Values> {
  /** The form as it was begun. */
  readonly base: Values;
  /** As others have left it since. */
  readonly theirs: Values;
  /** As it is typed. */
  readonly mine: Values;
}

/**
 * A form brought onto a newer revision: what only one side changed is taken, texts merge by line, sets
 * and keyed lists by element. Where both sides truly disagree `prefer` decides.
 */
export function rebaseValues<Values extends object>(
  sides: Sides<Values>,
  shapes: FormShapes<Values>,
  prefer: (name: keyof Values) => Side,
): Values {
  const names = Object.keys(sides.mine) as (keyof Values)[];
  const entries = names.map((name) => {
    const three = { base: sides.base[name], theirs: sides.theirs[name], mine: sides.mine[name] };
    const merged = mergeOne(three, shapes[name]);
    return [name, merged === CONFLICT ? three[prefer(name)] : merged] as const;
  });
  return Object.fromEntries(entries) as Values;
}

const CONFLICT = Symbol('conflict');

function mergeOne({ base, theirs, mine }: Sides<unknown>, shape: FormShape | undefined): unknown {
  if (isDeepEqual(mine, base) || isDeepEqual(mine, theirs)) return theirs;
  if (isDeepEqual(theirs, base)) return mine;
  if (shape === 'text') return mergeLines(String(base), String(theirs), String(mine));
  if (shape === 'set') return mergeSet(asList(base), asList(theirs), asList(mine));
  if (typeof shape === 'object')
    return mergeKeyed(asList(base), asList(theirs), asList(mine), shape.keyedBy);
  return CONFLICT;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mergeLines(base: string, theirs: string, mine: string): string | typeof CONFLICT {
  const regions = diff3Merge(theirs.split('\n'), base.split('\n'), mine.split('\n'), {
    excludeFalseConflicts: true,
  });
  const lines: string[] = [];
  for (const region of regions) {
    if (region.ok === undefined) return CONFLICT;
    lines.push(...region.ok);
  }
  return lines.join('\n');
}

function mergeSet(
  base: readonly unknown[],
  theirs: readonly unknown[],
  mine: readonly unknown[],
): unknown[] {
  const all = [...new Set([...theirs, ...mine])];
  return all.filter((item) =>
    base.includes(item) ? theirs.includes(item) && mine.includes(item) : true,
  );
}

/** An element without a key is new and stays. */
function mergeKeyed(
  base: readonly unknown[],
  theirs: readonly unknown[],
  mine: readonly unknown[],
  keyedBy: string,
) {
  const keyOf = (item: unknown): string => {
    const key = (item as Readonly<Record<string, string | number | undefined>>)[keyedBy];
    return key === '' || key === undefined ? JSON.stringify(item) : String(key);
  };
  const byKey = (list: readonly unknown[]): Keyed =>
    new Map(list.map((item) => [keyOf(item), item]));
  const [b, t, m] = [byKey(base), byKey(theirs), byKey(mine)] as const;
  const merged: unknown[] = [];
  for (const key of new Set([...t.keys(), ...m.keys()])) {
    const item = mergeOne({ base: b.get(key), theirs: t.get(key), mine: m.get(key) }, undefined);
    if (item === CONFLICT) return CONFLICT;
    if (item !== undefined) merged.push(item);
  }
  return merged;
}

type Keyed = ReadonlyMap<string, unknown>;
