'use client';

import { useTranslations } from 'next-intl';
import { ChoiceField, LineField, TextField } from '@/components/forms/text-fields';
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
    <TextField
      fault={faultOf('summary')}
      hint={t('summary.hint')}
      label={t('summary.label')}
      name="summary"
      max={REPORT_BOUNDS.summary}
      placeholder={t('summary.example')}
      rows={2}
      value={values.summary}
      write={(value) => change({ summary: value })}
    />
  );
}

/** What may be added. */
export function MoreFields({ values, change, faultOf }: FieldsProps) {
  const t = useTranslations('reportForm');
  return (
    <>
      <div className={formStyles.row}>
        <LineField
          fault={faultOf('versions')}
          label={t('versions.label')}
          name="versions"
          optional
          placeholder={t('versions.example')}
          value={values.versions}
          write={(value) => change({ versions: value })}
        />
        <ChoiceField
          fault={faultOf('onByDefault')}
          label={t('onByDefault.label')}
          name="onByDefault"
          optional
          options={(['', 'yes', 'no'] as const).map((value) => ({
            value,
            label: t(`onByDefault.${value === '' ? 'unknown' : value}`),
          }))}
          value={values.onByDefault}
          write={(value) => change({ onByDefault: value as ReportValues['onByDefault'] })}
        />
      </div>
      <TextField
        fault={faultOf('description')}
        hint={t('description.hint')}
        label={t('description.label')}
        name="description"
        optional
        max={REPORT_BOUNDS.description}
        rows={4}
        value={values.description}
        write={(value) => change({ description: value })}
      />
    </>
  );
}
