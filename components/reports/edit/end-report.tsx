'use client';

import { useTranslations } from 'next-intl';
import { EditFrame } from '@/components/forms/edit-frame';
import { FieldGroup } from '@/components/forms/field';
import type { FormWiring } from '@/components/forms/form-action';
import { useEdit } from '@/components/forms/use-edit';
import styles from '@/components/reports/form/role-field.module.css';
import { reportEditPath } from '@/lib/reports/routes';
import { checkEnd, END_WAYS, type EndValues } from './end-values';

interface EndReportProps extends FormWiring<EndValues> {
  readonly id: number;
  readonly revision: number;
}

/** Says that a report is wrong, is history, or should not be on the page. */
export function EndReport({ id, revision, onceKey, action, posted }: EndReportProps) {
  const t = useTranslations('editForms');
  const editing = useEdit<EndValues>({
    draftName: `report-end:${id}`,
    initial: { as: '', note: '' },
    revision,
    posted,
    shapes: {},
    check: (values) => checkEnd(id, values),
    withContent: (values) => values,
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame<EndValues>
      editing={editing}
      labelOf={() => t('end.legend')}
      nameOf={(path) => path}
      scope="end"
      noteHint={t('end.noteHint')}
      onceKey={onceKey}
      path={reportEditPath(id)}
      post={action}
      submitLabel={t('submit')}
    >
      {(faultOf) => (
        <FieldGroup fault={faultOf('as')} legend={t('end.legend')} name="as">
          <div className={styles.roles}>
            {END_WAYS.map((way) => (
              <label className={styles.role} key={way}>
                <input
                  checked={values.as === way}
                  name="as"
                  onChange={() => change({ as: way })}
                  type="radio"
                  value={way}
                />
                <span>
                  <strong>{t(`end.ways.${way}.name`)}</strong>
                  <small>{t(`end.ways.${way}.text`)}</small>
                </span>
              </label>
            ))}
          </div>
        </FieldGroup>
      )}
    </EditFrame>
  );
}
