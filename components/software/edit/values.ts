import { checkChanged, type CheckedEdit, proposed } from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import { controlValues, formText, readForm } from '@/components/forms/values';
import type { Fields } from '@/lib/edits/types';
import { softwareUpdateSchema } from '@/lib/software/changes';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';

/** What the form of an entry asks for. */
export const SOFTWARE_FORM_FIELDS = SOFTWARE_FIELDS.filter(({ setBy }) => setBy === undefined);

/** The form filled with an entry, or with some fields of one. */
export function softwareValues(content: Fields): FormValues {
  return { ...controlValues(SOFTWARE_FORM_FIELDS, content), note: '' };
}

/** Fills fields of an entry into its form. */
export const withSoftware = (now: FormValues, content: Fields): FormValues => ({
  ...now,
  ...softwareValues(content),
  note: now.note,
});

/** Reads a plain form post. */
export function softwareFromForm(form: FormData): FormValues {
  return { ...readForm(SOFTWARE_FORM_FIELDS, form), note: formText(form, 'note') };
}

/** A change to an entry as it is proposed: the fields that were changed, proven by the API's schema. */
export function checkSoftwareEdit(
  slug: string,
  values: FormValues,
  before: FormValues,
): CheckedEdit {
  const rules = { fields: SOFTWARE_FORM_FIELDS, schema: softwareUpdateSchema };
  const checked = checkChanged(rules, values, before);
  return proposed(checked, { kind: 'software.update', subject: slug, note: values.note });
}
