import { checkChanged, type CheckedEdit, checkNew, proposed } from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import { controlValues, formText, readForm } from '@/components/forms/values';
import type { Fields } from '@/lib/edits/types';
import { emptyValues } from '@/lib/platform/fields';
import { serviceUpdateSchema } from '@/lib/services/changes';
import { SERVICE_FIELDS } from '@/lib/services/fields';

/** What the form of a service's profile asks for. */
export const SERVICE_FORM_FIELDS = SERVICE_FIELDS.filter(({ setBy }) => setBy === undefined);

/** The form filled with a profile, or with some fields of one. */
export function serviceValues(content: Fields): FormValues {
  return { ...controlValues(SERVICE_FORM_FIELDS, content), note: '' };
}

/** Fills fields of a profile into its form. */
export const withService = (now: FormValues, content: Fields): FormValues => ({
  ...now,
  ...serviceValues(content),
  note: now.note,
});

/** The form of a profile as it is now; empty where nothing is said yet. */
export function serviceFormValues(content: Fields | null): FormValues {
  return serviceValues(content ?? emptyValues(SERVICE_FORM_FIELDS));
}

/** Reads a plain form post. */
export function serviceFromForm(form: FormData): FormValues {
  return { ...readForm(SERVICE_FORM_FIELDS, form), note: formText(form, 'note') };
}

/** A change to a profile as it is proposed: the fields that were changed, proven by the API's schema. */
export function checkServiceEdit(
  service: string,
  values: FormValues,
  before: FormValues,
): CheckedEdit {
  const rules = { fields: SERVICE_FORM_FIELDS, schema: serviceUpdateSchema };
  // Where nothing is said yet all of it is new.
  const isNew = before.plainName === '';
  const checked = isNew ? checkNew(rules, values) : checkChanged(rules, values, before);
  return proposed(checked, { kind: 'service.update', subject: service, note: values.note });
}
