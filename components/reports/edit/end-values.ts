import { type CheckedEdit, proposed } from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import { fieldError } from '@/lib/platform/error-codes';
import { RETIRE_FIELDS } from '@/lib/reports/fields';

const ways = RETIRE_FIELDS[0]?.options ?? [];

/** What can be said of a report as a whole: a finding or a retirement, as it is proposed. */
export function checkEnd(id: number, { as, note }: FormValues): CheckedEdit {
  const chosen = ways.find((way) => way === as);
  return proposed(
    chosen === undefined
      ? { ok: false, errors: [fieldError('as', 'invalid_value', { values: ways })] }
      : { ok: true, changes: { as: chosen } },
    { kind: 'report.retire', subject: id, note },
  );
}

/** Two that are one, as it is proposed; `into` is the report's number or the entry's slug that stays. */
export function checkMerge(
  of: { kind: 'report.merge'; subject: number } | { kind: 'software.merge'; subject: string },
  { into, note }: FormValues,
): CheckedEdit {
  return proposed(
    into === ''
      ? { ok: false, errors: [fieldError('into', 'invalid_value')] }
      : { ok: true, changes: { into: typeof of.subject === 'number' ? Number(into) : into } },
    { ...of, note },
  );
}
