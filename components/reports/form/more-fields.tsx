'use client';

import { useTranslations } from 'next-intl';
import { Counter, Field } from '@/components/forms/field';
import formStyles from '@/components/forms/form.module.css';
import type { Fault } from '@/components/forms/faults';
import { REPORT_BOUNDS } from '@/lib/reports/content';
import type { ReportValues } from './values';

interface FieldsProps {
  readonly values: ReportValues;
  readonly change: (part: Partial<ReportValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

/** The one sentence, with its room. */
export function SummaryField({ values, change, faultOf }: FieldsProps) {
  const t = useTranslations('reportForm');
  return (
    <Field
      after={<Counter max={REPORT_BOUNDS.summary} text={values.summary.trim()} />}
      fault={faultOf('summary')}
      hint={t('summary.hint')}
      label={t('summary.label')}
      name="summary"
    >
      {(control) => (
        <textarea
          {...control}
          dir="auto"
          onChange={({ target }) => change({ summary: target.value })}
          placeholder={t('summary.example')}
          rows={2}
          value={values.summary}
        />
      )}
    </Field>
  );
}

/** What may be added. */
export function MoreFields({ values, change, faultOf }: FieldsProps) {
  const t = useTranslations('reportForm');
  return (
    <>
      <div className={formStyles.row}>
        <Field fault={faultOf('versions')} label={t('versions.label')} name="versions" optional>
          {(control) => (
            <input
              {...control}
              dir="auto"
              onChange={({ target }) => change({ versions: target.value })}
              placeholder={t('versions.example')}
              value={values.versions}
            />
          )}
        </Field>
        <Field
          fault={faultOf('onByDefault')}
          label={t('onByDefault.label')}
          name="onByDefault"
          optional
        >
          {(control) => (
            <select
              {...control}
              onChange={({ target }) =>
                change({ onByDefault: target.value as ReportValues['onByDefault'] })
              }
              value={values.onByDefault}
            >
              <option value="">{t('onByDefault.unknown')}</option>
              <option value="yes">{t('onByDefault.yes')}</option>
              <option value="no">{t('onByDefault.no')}</option>
            </select>
          )}
        </Field>
      </div>
      <Field
        after={
          values.description === '' ? undefined : (
            <Counter max={REPORT_BOUNDS.description} text={values.description} />
          )
        }
        fault={faultOf('description')}
        hint={t('description.hint')}
        label={t('description.label')}
        name="description"
        optional
      >
        {(control) => (
          <textarea
            {...control}
            dir="auto"
            onChange={({ target }) => change({ description: target.value })}
            rows={4}
            value={values.description}
          />
        )}
      </Field>
    </>
  );
}
