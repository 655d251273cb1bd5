import type { CheckedEdit } from '@/components/forms/use-edit';
import type { Fault } from '@/components/forms/faults';

/** What can be said of a report as a whole. */
export const END_WAYS = ['historic', 'refuted', 'retired'] as const;
type EndWay = (typeof END_WAYS)[number];

export interface EndValues {
  readonly as: '' | EndWay;
  readonly note: string;
}

/** A finding or a retirement as it is proposed. */
export function checkEnd(id: number, { as, note }: EndValues): CheckedEdit {
  const faults: Fault[] = [];
  if (as === '') faults.push({ path: 'as', key: 'choose' });
  if (note.trim() === '') faults.push({ path: 'note', key: 'required' });
  if (faults.length > 0 || as === '') return { ok: false, faults };
  return { ok: true, proposal: { kind: 'report.retire', subject: id, changes: { as }, note } };
}

/** Reads a plain form post. */
export function endFromForm(as: string, note: string): EndValues {
  return { as: END_WAYS.find((way) => way === as) ?? '', note };
}

export interface MergeValues {
  /** Id of the report, or slug of the entry, that stays. */
  readonly into: string;
  readonly note: string;
}

/** Two that are one, as it is proposed. `kind` says of what `subject` is the name. */
export function checkMerge(
  of: { kind: 'report.merge'; subject: number } | { kind: 'software.merge'; subject: string },
  { into, note }: MergeValues,
): CheckedEdit {
  const faults: Fault[] = [];
  if (into === '') faults.push({ path: 'into', key: 'choose' });
  if (note.trim() === '') faults.push({ path: 'note', key: 'required' });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    proposal: { ...of, changes: { into: of.kind === 'report.merge' ? Number(into) : into }, note },
  };
}
