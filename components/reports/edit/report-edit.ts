import type { FormShapes } from '@/components/forms/rebase';
import type { CheckedEdit } from '@/components/forms/use-edit';
import { checkChangedReport } from '@/components/reports/form/changes';
import { reportValues, type ReportValues } from '@/components/reports/form/values';
import type { EditableReport } from '@/lib/reports/queries/content';
import type { ReportContent } from '@/lib/reports/content';

/** How the form's fields merge, as the report's own do. */
export const REPORT_SHAPES: FormShapes<ReportValues> = {
  transports: 'set',
  description: 'text',
  evidence: { keyedBy: 'key' },
};

/** A change to a report as it is proposed. */
export function checkReportEdit(
  id: number,
  values: ReportValues,
  before: ReportValues,
): CheckedEdit {
  const checked = checkChangedReport(values, before);
  const missing = values.note.trim() === '' ? [{ path: 'note', key: 'required' as const }] : [];
  if (!checked.ok) return { ok: false, faults: [...checked.faults, ...missing] };
  if (missing.length > 0) return { ok: false, faults: missing };
  return {
    ok: true,
    proposal: { kind: 'report.update', subject: id, changes: checked.changes, note: values.note },
  };
}

/** The form with some fields of the report set to others. */
export function withReportContent(
  report: EditableReport,
  values: ReportValues,
  fields: Readonly<Record<string, unknown>>,
): ReportValues {
  const content = { ...report.content, ...(fields as Partial<ReportContent>) };
  const name = content.software === report.software.slug ? report.software.name : content.software;
  const changed = reportValues(content, name);
  const touched = Object.keys(fields).flatMap(fieldsOfContent);
  return { ...values, ...Object.fromEntries(touched.map((field) => [field, changed[field]])) };
}

/** The form's fields that a field of the report fills. */
export function fieldsOfContent(field: string): readonly (keyof ReportValues)[] {
  return field === 'software'
    ? ['softwareName', 'softwareSlug', 'homepage', 'tagline']
    : [field as keyof ReportValues];
}

/** A field of the report as the form has it, to be read beside another version. */
export function reportText(field: string, values: ReportValues): string {
  if (field === 'software') return values.softwareName;
  if (field === 'evidence')
    return values.evidence
      .map(({ kind, url, quote }) => [kind, url, quote].filter((part) => part !== '').join('\n'))
      .join('\n\n');
  if (field === 'transports') return values.transports.join(', ');
  const value = values[field as keyof ReportValues];
  return typeof value === 'string' ? value : '';
}
