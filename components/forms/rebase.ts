import { type FieldShape, mergeField } from '@/lib/edits/rules/merge';

/** How a form's fields merge; what is not named merges whole. */
export type FormShapes<Values> = { readonly [Name in keyof Values]?: FieldShape };

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
 * A form brought onto a newer revision by the rule that merges edits themselves. Where both sides truly
 * disagree `prefer` decides.
 */
export function rebaseValues<Values extends object>(
  { base, theirs, mine }: Sides<Values>,
  shapes: FormShapes<Values>,
  prefer: (name: keyof Values) => Side,
): Values {
  const names = Object.keys(mine) as (keyof Values)[];
  const entries = names.map((name) => {
    const merged = mergeField(base[name], theirs[name], mine[name], shapes[name] ?? 'whole');
    if (merged.clean) return [name, merged.value] as const;
    return [name, prefer(name) === 'theirs' ? theirs[name] : mine[name]] as const;
  });
  return Object.fromEntries(entries) as Values;
}
