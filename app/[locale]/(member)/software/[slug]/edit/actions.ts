'use server';

import { answerForm } from '@/app/[locale]/(member)/propose';
import { formText } from '@/components/forms/values';
import { checkMerge } from '@/components/reports/edit/end-values';
import {
  checkSoftwareEdit,
  SOFTWARE_FORM_FIELDS,
  softwareFromForm,
  softwareValues,
  withSoftware,
} from '@/components/software/edit/values';
import { findEditableSoftware } from '@/lib/software/queries/content';

/** The form of a browser without scripts. */
export async function editSoftwareAction(slug: string, form: FormData): Promise<void> {
  const software = await findEditableSoftware(slug);
  // Gone meanwhile: the page says so when it is shown again.
  if (software === null || 'mergedInto' in software) return;
  const values = softwareFromForm(form);
  const before = softwareValues(software.content);
  await answerForm('edit', values, checkSoftwareEdit(slug, values, before), form, {
    ...{ fields: SOFTWARE_FORM_FIELDS, withContent: withSoftware },
    ...{ before, revision: software.revision },
  });
}

/** The form that makes one entry of two, without scripts. */
export async function mergeSoftwareAction(slug: string, form: FormData): Promise<void> {
  const values = { into: formText(form, 'into'), note: formText(form, 'note') };
  await answerForm(
    'merge',
    values,
    checkMerge({ kind: 'software.merge', subject: slug }, values),
    form,
  );
}
