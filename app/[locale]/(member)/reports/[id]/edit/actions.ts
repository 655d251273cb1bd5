'use server';

import { answerForm, formText } from '@/app/[locale]/(member)/propose';
import { checkEnd, checkMerge, endFromForm } from '@/components/reports/edit/end-values';
import { checkReportEdit } from '@/components/reports/edit/report-edit';
import { reportValues, valuesFromForm } from '@/components/reports/form/values';
import { findEditableReport } from '@/lib/reports/queries/content';

/** The change form of a browser without scripts. */
export async function editReportAction(id: number, form: FormData): Promise<void> {
  const report = await findEditableReport(id);
  // Gone meanwhile: the page says so when it is shown again.
  if (report === null || 'mergedInto' in report) return;
  const values = valuesFromForm(form);
  const before = reportValues(report.content, report.software.name);
  await answerForm('edit', values, checkReportEdit(id, values, before), form);
}

/** The form that refutes, dates or retires a report, without scripts. */
export async function endReportAction(id: number, form: FormData): Promise<void> {
  const values = endFromForm(formText(form, 'as'), formText(form, 'note'));
  await answerForm('end', values, checkEnd(id, values), form);
}

/** The form that makes one report of two, without scripts. */
export async function mergeReportAction(id: number, form: FormData): Promise<void> {
  const values = { into: formText(form, 'into'), note: formText(form, 'note') };
  await answerForm(
    'merge',
    values,
    checkMerge({ kind: 'report.merge', subject: id }, values),
    form,
  );
}
