import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type Fault, standingFaults } from './faults';
import type { Outcome } from './outcome';

interface Standing<Values extends object> {
  readonly outcome: Outcome | null;
  /** The form when it was sent. */
  readonly sent: Values | null;
  readonly values: Values;
  /** What is wrong with the form now, as far as can be judged here. */
  readonly check: (
    values: Values,
  ) => { readonly ok: true } | { readonly ok: false; readonly faults: readonly Fault[] };
  /** The form's field that a fault belongs to. */
  readonly nameOf: (path: string) => string;
}

/** The faults to mark, by the names of the form's fields: those that were found and still stand. */
export function standingIn<Values extends object>({
  outcome,
  sent,
  values,
  check,
  nameOf,
}: Standing<Values>): readonly Fault[] {
  if (outcome?.type !== 'faults') return [];
  const checked = check(values);
  const isChanged = (path: string) => {
    const field = (nameOf(path).split('.')[0] ?? '') as keyof Values;
    return sent !== null && !isDeepEqual(sent[field], values[field]);
  };
  const standing = standingFaults(outcome.faults, checked.ok ? [] : checked.faults, isChanged);
  return standing.map((fault) => ({ ...fault, path: nameOf(fault.path) }));
}
