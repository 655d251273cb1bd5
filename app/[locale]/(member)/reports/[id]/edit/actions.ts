'use server';

import { answerForm } from '@/app/[locale]/(member)/propose';
import { formText } from '@/components/forms/values';
import { checkEnd, checkMerge } from '@/components/reports/edit/end-values';
import {
  changedReport,
  REPORT_FORM_FIELDS,
  reportFromForm,
  reportValues,
  withReport,
} from '@/components/reports/form/values';
import { findEditableReport } from '@/lib/reports/queries';

/** The change form of a browser without scripts. */
export async function editReportAction(id: number, form: FormData): Promise<void> {
  const report = await findEditableReport(id);
  // Gone meanwhile: the page says so when it is shown again.
  if (report === null || 'mergedInto' in report) return;
  const values = reportFromForm(form);
  const before = reportValues(report.content, report.software);
  await answerForm('edit', values, changedReport(id, values, before), form, {
    ...{ fields: REPORT_FORM_FIELDS, withContent: withReport(report.software) },
    ...{ before, revision: report.revision },
  });
}

/** The form that refutes, dates or retires a report, without scripts. */
export async function endReportAction(id: number, form: FormData): Promise<void> {
  const values = { as: formText(form, 'as'), note: formText(form, 'note') };
  await answerForm('end', values, checkEnd(id, values), form);
}

/** The form that makes one report of two, without scripts. */
export async function mergeReportAction(id: number, form: FormData): Promise<void> {
  const values = { into: formText(form, 'into'), note: formText(form, 'note') };
  const checked = checkMerge({ kind: 'report.merge', subject: id }, values);
  await answerForm('merge', values, checked, form);
}
