'use client';

import { useTranslations } from 'next-intl';
import type { FormWiring } from '@/components/forms/check';
import { ChoiceField } from '@/components/forms/controls';
import { EditFrame } from '@/components/forms/edit-frame';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import { fieldNamed } from '@/lib/edits/fields';
import { checkMerge } from './end-values';

interface MergeFormProps extends FormWiring<FormValues> {
  readonly of:
    { kind: 'report.merge'; subject: number } | { kind: 'software.merge'; subject: string };
  /** What it can be merged into. */
  readonly targets: readonly { readonly value: string; readonly label: string }[];
  readonly path: string;
}

const FIELDS = [fieldNamed('into')];

/** Says that two are one: the other one stays and takes the sources. */
export function MergeForm({ of, targets, path, onceKey, action, posted }: MergeFormProps) {
  const t = useTranslations('editForms');
  const editing = useEdit({
    draftName: `merge:${of.kind}:${of.subject}`,
    fields: FIELDS,
    initial: { into: '', note: '' },
    revision: null,
    posted,
    check: (values) => checkMerge(of, values),
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame
      editing={editing}
      labelOf={(name) => (name === 'into' ? t('merge.into') : undefined)}
      scope="merge"
      noteHint={t('merge.noteHint')}
      onceKey={onceKey}
      path={path}
      post={action}
      submitLabel={t('submit')}
    >
      {(errorOf) => (
        <ChoiceField
          error={errorOf('into')}
          label={t('merge.into')}
          name="into"
          options={[{ value: '', label: t('merge.choose') }, ...targets]}
          value={String(values.into)}
          write={(into) => change({ into })}
        />
      )}
    </EditFrame>
  );
}
