import {
  type Checked,
  type CheckedEdit,
  checkChanged,
  checkNew,
  type FormRules,
  proposed,
} from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import {
  BLANK_EVIDENCE,
  controlValues,
  formText,
  readForm,
  softwareValue,
} from '@/components/forms/values';
import type { Fields } from '@/lib/edits/types';
import { emptyValues } from '@/lib/platform/fields';
import type { Transport } from '@/lib/ports/types';
import { reportCreateSchema, reportUpdateSchema } from '@/lib/reports/changes';
import type { ReportContent } from '@/lib/reports/content';
import { REPORT_FIELDS } from '@/lib/reports/fields';
import type { ReportFormQuery } from '@/lib/reports/form-schema';

/** What the form of a report asks for; its last port is '' where it is one port. */
export const REPORT_FORM_FIELDS = REPORT_FIELDS.filter(({ setBy }) => setBy === undefined);

const NEW: FormRules = { fields: REPORT_FORM_FIELDS, schema: reportCreateSchema };
const CHANGED: FormRules = { fields: REPORT_FORM_FIELDS, schema: reportUpdateSchema };

/** An empty form for a port, or one that an address has begun to fill in. */
export function blankReport(
  port: number,
  transports: readonly Transport[],
  { software = '', summary = '', source = '' }: ReportFormQuery = {},
): FormValues {
  return {
    ...emptyValues(REPORT_FORM_FIELDS),
    portStart: String(port),
    transports,
    software: softwareValue({ slug: null, name: software }),
    summary,
    evidence: [{ ...BLANK_EVIDENCE, url: source }],
    note: '',
  };
}

/** The form filled with what a report says now. */
export function reportValues(
  content: Partial<ReportContent>,
  software: { readonly slug: string; readonly name: string },
): FormValues {
  const values = controlValues(REPORT_FORM_FIELDS, content, [software]);
  const isOne = content.portEnd === content.portStart;
  return { ...values, ...(isOne && 'portEnd' in values ? { portEnd: '' } : {}), note: '' };
}

/** Fills fields of a report into its form, whose entry is known. */
export function withReport(software: { readonly slug: string; readonly name: string }) {
  return (now: FormValues, content: Fields): FormValues => ({
    ...now,
    ...reportValues(content, software),
    note: now.note,
  });
}

/** One port is one port, however it is told. */
function withLastPort(values: Fields): Fields {
  return { ...values, portEnd: values.portEnd === '' ? values.portStart : values.portEnd };
}

/** A new report, proven by the schema that the server and the API read. */
export function checkNewReport(values: Fields): Checked {
  return checkNew(NEW, withLastPort(values));
}

/** A new report as it is proposed; `standardNote` is said where its author gave no reason. */
export function newReport(values: FormValues, standardNote: string): CheckedEdit {
  const note = values.note.trim() === '' ? standardNote : values.note;
  return proposed(checkNewReport(values), { kind: 'report.create', note });
}

/** What of a report was changed against `before`, proven; nothing changed is an error too. */
export function checkChangedReport(values: Fields, before: Fields): Checked {
  return checkChanged(CHANGED, withLastPort(values), withLastPort(before));
}

/** A change to a report as it is proposed. */
export function changedReport(id: number, values: FormValues, before: FormValues): CheckedEdit {
  const checked = checkChangedReport(values, before);
  return proposed(checked, { kind: 'report.update', subject: id, note: values.note });
}

/** Reads the fields of a plain form post. */
export function reportFromForm(form: FormData): FormValues {
  return { ...readForm(REPORT_FORM_FIELDS, form), note: formText(form, 'note') };
}
