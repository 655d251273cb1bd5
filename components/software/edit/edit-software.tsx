'use client';

import { useTranslations } from 'next-intl';
import type { FormWiring } from '@/components/forms/check';
import { EditFrame } from '@/components/forms/edit-frame';
import { FieldInput } from '@/components/forms/field-input';
import formStyles from '@/components/forms/form.module.css';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import type { EditableSoftware } from '@/lib/software/queries/content';
import { softwareEditPath } from '@/lib/software/routes';
import { checkSoftwareEdit, SOFTWARE_FORM_FIELDS, softwareValues, withSoftware } from './values';

interface EditSoftwareProps extends FormWiring<FormValues> {
  readonly software: EditableSoftware;
}

/** Fields that stand side by side. */
const BESIDE = ['tagline', 'article'];

/** Changes to what a piece of software is called and where it lives. */
export function EditSoftware({ software, onceKey, action, posted }: EditSoftwareProps) {
  const t = useTranslations('editForms');
  const { slug, content } = software;
  const editing = useEdit({
    draftName: `software:${slug}`,
    fields: SOFTWARE_FORM_FIELDS,
    initial: softwareValues(content),
    revision: software.revision,
    posted,
    check: (now, before) => checkSoftwareEdit(slug, now, before),
    withContent: withSoftware,
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame
      editing={editing}
      noteHint={t('note.hint')}
      onceKey={onceKey}
      path={softwareEditPath(slug)}
      post={action}
      submitLabel={t('submit')}
    >
      {(errorOf) => {
        const input = (name: string) =>
          SOFTWARE_FORM_FIELDS.filter((field) => field.name === name).map((field) => (
            <FieldInput
              errorOf={errorOf}
              field={field}
              key={name}
              value={values[name]}
              write={(value) => change({ [name]: value })}
            />
          ));
        const others = SOFTWARE_FORM_FIELDS.map(({ name }) => name).filter(
          (name) => name !== 'name' && !BESIDE.includes(name),
        );
        return (
          <>
            {input('name')}
            <div className={formStyles.row}>{BESIDE.map(input)}</div>
            {others.map(input)}
          </>
        );
      }}
    </EditFrame>
  );
}
