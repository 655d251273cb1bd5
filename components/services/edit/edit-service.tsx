'use client';

import { useTranslations } from 'next-intl';
import type { FormWiring } from '@/components/forms/check';
import { EditFrame } from '@/components/forms/edit-frame';
import { FieldInput } from '@/components/forms/field-input';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import { serviceEditPath } from '@/lib/ports/routes';
import type { EditableService } from '@/lib/services/queries';
import { checkServiceEdit, SERVICE_FORM_FIELDS, serviceFormValues, withService } from './values';

interface EditServiceProps extends FormWiring<FormValues> {
  readonly editable: EditableService;
}

/** Changes to what the community says of an official service. */
export function EditService({ editable, onceKey, action, posted }: EditServiceProps) {
  const t = useTranslations('editForms');
  const { service, revision, content } = editable;
  const editing = useEdit({
    draftName: `service:${service}`,
    fields: SERVICE_FORM_FIELDS,
    initial: serviceFormValues(content),
    revision,
    posted,
    check: (now, before) => checkServiceEdit(service, now, before),
    withContent: withService,
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame
      editing={editing}
      noteHint={t('note.hint')}
      onceKey={onceKey}
      path={serviceEditPath(service)}
      post={action}
      submitLabel={t('submit')}
    >
      {(errorOf) =>
        SERVICE_FORM_FIELDS.map((field) => (
          <FieldInput
            errorOf={errorOf}
            field={field}
            key={field.name}
            value={values[field.name]}
            write={(value) => change({ [field.name]: value })}
          />
        ))
      }
    </EditFrame>
  );
}
