'use server';

import { answerForm, formLocale } from '@/app/[locale]/(member)/propose';
import type { CheckedEdit } from '@/components/forms/use-edit';
import { checkNewReport } from '@/components/reports/form/changes';
import { type ReportValues, valuesFromForm } from '@/components/reports/form/values';
import { translatorFor } from '@/lib/i18n/translator';

/** The report form of a browser without scripts. */
export async function newReportAction(form: FormData): Promise<void> {
  const values = valuesFromForm(form);
  const t = await translatorFor(formLocale(form), 'reportForm');
  const standard = t('note.default', {
    software: values.softwareName.trim(),
    port: values.portStart,
  });
  await answerForm('report', values, proposed(values, standard), form);
}

function proposed(values: ReportValues, standardNote: string): CheckedEdit {
  const checked = checkNewReport(values);
  if (!checked.ok) return checked;
  const note = values.note.trim() === '' ? standardNote : values.note;
  return { ok: true, proposal: { kind: 'report.create', changes: checked.changes, note } };
}
