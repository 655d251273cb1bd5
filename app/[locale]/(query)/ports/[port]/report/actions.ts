'use server';

import { answerForm, formLocale } from '@/app/[locale]/(member)/propose';
import { softwareValue } from '@/components/forms/values';
import { newReport, reportFromForm } from '@/components/reports/form/values';
import { translatorFor } from '@/lib/i18n/messages';

/** The report form of a browser without scripts. */
export async function newReportAction(form: FormData): Promise<void> {
  const values = reportFromForm(form);
  const t = await translatorFor(formLocale(form), 'reportForm');
  const standard = t('note.default', {
    software: softwareValue(values.software).name.trim(),
    port: String(values.portStart),
  });
  await answerForm('report', values, newReport(values, standard), form);
}
