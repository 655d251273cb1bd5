'use client';

import { useTranslations } from 'next-intl';
import { EditFrame } from '@/components/forms/edit-frame';
import { ChoiceField } from '@/components/forms/text-fields';
import type { FormWiring } from '@/components/forms/form-action';
import { useEdit } from '@/components/forms/use-edit';
import { checkMerge, type MergeValues } from './end-values';

interface MergeFormProps extends FormWiring<MergeValues> {
  readonly of:
    { kind: 'report.merge'; subject: number } | { kind: 'software.merge'; subject: string };
  /** What it can be merged into. */
  readonly targets: readonly { readonly value: string; readonly label: string }[];
  readonly path: string;
}

/** Says that two are one: the other one stays and takes the sources. */
export function MergeForm({ of, targets, path, onceKey, action, posted }: MergeFormProps) {
  const t = useTranslations('editForms');
  const editing = useEdit<MergeValues>({
    draftName: `merge:${of.kind}:${of.subject}`,
    initial: { into: '', note: '' },
    revision: null,
    posted,
    shapes: {},
    check: (values) => checkMerge(of, values),
    withContent: (values) => values,
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame<MergeValues>
      editing={editing}
      labelOf={() => t('merge.into')}
      nameOf={(at) => at}
      scope="merge"
      noteHint={t('merge.noteHint')}
      onceKey={onceKey}
      path={path}
      post={action}
      submitLabel={t('submit')}
    >
      {(faultOf) => (
        <ChoiceField
          fault={faultOf('into')}
          label={t('merge.into')}
          name="into"
          options={[{ value: '', label: t('merge.choose') }, ...targets]}
          value={values.into}
          write={(value) => change({ into: value })}
        />
      )}
    </EditFrame>
  );
}
