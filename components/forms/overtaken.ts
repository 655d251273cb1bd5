import type { Side } from '@/lib/edits/rules/merge';
import type { Fields } from '@/lib/edits/types';
import { type FieldSpec, mergeShapes } from '@/lib/platform/fields';
import { rebaseValues } from './clean';
import type { StaleVersions } from './refusal';
import { itemsOf } from './values';

/** What a form asks for, and how it is filled. */
export interface Filling<Values extends Fields> {
  readonly fields: readonly FieldSpec[];
  /** The form with some of the content's fields set to other values. */
  readonly withContent: (values: Values, content: Fields) => Values;
}

/** A form that others were faster than. */
export interface Overtaken<Values extends Fields> extends Filling<Values> {
  /** The form as it was filled, or as it would be filled now. */
  readonly before: Values;
  /** As it is typed. */
  readonly values: Values;
  readonly versions: StaleVersions;
}

/**
 * The form brought onto the present revision: of the fields in question what was typed, merged with what others did;
 * any other as `before` has it, for nothing was changed there.
 */
export function ontoPresent<Values extends Fields>(
  { fields, withContent, before, values, versions }: Overtaken<Values>,
  sideOf: (name: string) => Side,
): { readonly theirs: Values; readonly values: Values } {
  const [base, theirs] = [withContent(before, versions.base), withContent(before, versions.theirs)];
  const shapes = mergeShapes(fields);
  const asked = fields.filter(({ name }) => name in values && name in before);
  const mine = asked.map(({ name }) => {
    if (!(name in versions.mine)) return [name, before[name]];
    const shape = shapes[name];
    return typeof shape === 'object'
      ? [name, wholeItems(base[name], values[name], shape.keyedBy)]
      : [name, values[name]];
  });
  const typed = { ...values, ...Object.fromEntries(mine) } as Values;
  return { theirs, values: rebaseValues({ base, theirs, mine: typed }, fields, sideOf) };
}

/** Items of a form that was posted, with what it does not ask for: it stays as it was. */
function wholeItems(base: unknown, mine: unknown, key: string): readonly Fields[] {
  const known = new Map(itemsOf(base).map((item) => [item[key], item]));
  return itemsOf(mine).map((item) => ({ ...known.get(item[key]), ...item }));
}
