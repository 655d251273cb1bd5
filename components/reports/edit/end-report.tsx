'use client';

import { useTranslations } from 'next-intl';
import type { FormWiring } from '@/components/forms/check';
import { RadioField } from '@/components/forms/controls';
import { EditFrame } from '@/components/forms/edit-frame';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import { reportEditPath } from '@/lib/reports/routes';
import { RETIRE_FIELDS } from '@/lib/reports/fields';
import { checkEnd } from './end-values';

interface EndReportProps extends FormWiring<FormValues> {
  readonly id: number;
  readonly revision: number;
}

const WAYS = ['historic', 'refuted', 'retired'] as const;

/** Says that a report is wrong, is history, or should not be on the page. */
export function EndReport({ id, revision, onceKey, action, posted }: EndReportProps) {
  const t = useTranslations('editForms');
  const editing = useEdit({
    draftName: `report-end:${id}`,
    fields: RETIRE_FIELDS,
    initial: { as: '', note: '' },
    revision,
    posted,
    check: (values) => checkEnd(id, values),
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame
      editing={editing}
      labelOf={(name) => (name === 'as' ? t('end.legend') : undefined)}
      scope="end"
      noteHint={t('end.noteHint')}
      onceKey={onceKey}
      path={reportEditPath(id)}
      post={action}
      submitLabel={t('submit')}
    >
      {(errorOf) => (
        <RadioField
          error={errorOf('as')}
          label={t('end.legend')}
          name="as"
          options={WAYS.map((value) => ({
            value,
            label: t(`end.ways.${value}.name`),
            text: t(`end.ways.${value}.text`),
          }))}
          value={String(values.as)}
          write={(as) => change({ as })}
        />
      )}
    </EditFrame>
  );
}
