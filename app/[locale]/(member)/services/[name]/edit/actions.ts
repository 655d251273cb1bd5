'use server';

import { answerForm } from '@/app/[locale]/(member)/propose';
import {
  checkServiceEdit,
  SERVICE_FORM_FIELDS,
  serviceFormValues,
  serviceFromForm,
  withService,
} from '@/components/services/edit/values';
import { findEditableService } from '@/lib/services/queries';

/** The form of a browser without scripts. */
export async function editServiceAction(name: string, form: FormData): Promise<void> {
  const editable = await findEditableService(name);
  // Gone meanwhile: the page says so when it is shown again.
  if (editable === null) return;
  const values = serviceFromForm(form);
  const before = serviceFormValues(editable.content);
  await answerForm('edit', values, checkServiceEdit(editable.service, values, before), form, {
    ...{ fields: SERVICE_FORM_FIELDS, withContent: withService },
    ...{ before, revision: editable.revision },
  });
}
