'use client';

import { useTranslations } from 'next-intl';
import { type ErrorOf, FieldInput } from '@/components/forms/field-input';
import formStyles from '@/components/forms/form.module.css';
import { OneSource } from '@/components/forms/items';
import type { FormValues } from '@/components/forms/use-edit';
import type { ReactNode } from 'react';
import type { Fields } from '@/lib/edits/types';
import { fieldNamed } from '@/lib/edits/fields';
import type { FieldSpec } from '@/lib/platform/fields';
import { OPTIONAL_REPORT_FIELDS } from '@/lib/reports/fields';

export interface ReportFieldsProps {
  readonly values: FormValues;
  readonly change: (part: Fields) => void;
  readonly errorOf: ErrorOf;
}

/** What a field's control takes. */
function inputOf({ values, change, errorOf }: ReportFieldsProps) {
  return (name: string) => ({
    field: fieldNamed(name),
    value: values[name],
    write: (value: unknown) => change({ [name]: value }),
    errorOf,
  });
}

/** The fields that every report needs, in the order in which one would tell it. */
export function ReportFields({
  noted,
  ...props
}: ReportFieldsProps & {
  /** Said right below the software. */
  readonly noted?: ReactNode;
}) {
  const input = inputOf(props);
  return (
    <>
      <FieldInput {...input('software')} />
      {noted}
      <div>
        <FieldInput {...input('transports')} />
        <Range {...props} />
      </div>
      <FieldInput {...input('role')} />
      <FieldInput {...input('summary')} />
    </>
  );
}

/** Whether it is a whole range. */
function Range(props: ReportFieldsProps) {
  const t = useTranslations('reportForm');
  const { values, errorOf } = props;
  const input = inputOf(props);
  const wrong = errorOf('portStart') ?? errorOf('portEnd');
  const last = input('portEnd');
  return (
    <details open={values.portEnd !== '' || wrong !== undefined}>
      <summary>{t('range.summary', { port: String(values.portStart) })}</summary>
      <div className={formStyles.folded}>
        <p className={formStyles.quiet}>{t('range.hint')}</p>
        <div className={formStyles.row}>
          <FieldInput {...input('portStart')} />
          <FieldInput {...last} field={{ ...last.field, optional: true }} />
        </div>
      </div>
    </details>
  );
}

/** Whether a field's control needs the whole width. */
const isWide = ({ rows, items }: FieldSpec) => rows !== undefined || items !== undefined;

/** What may be added. */
export function MoreFields(props: ReportFieldsProps) {
  const input = inputOf(props);
  const inputs = (fields: readonly FieldSpec[]) =>
    fields.map(({ name }) => <FieldInput key={name} {...input(name)} />);
  return (
    <>
      <div className={formStyles.row}>
        {inputs(OPTIONAL_REPORT_FIELDS.filter((field) => !isWide(field)))}
      </div>
      {inputs(OPTIONAL_REPORT_FIELDS.filter(isWide))}
    </>
  );
}

/** All sources of a report, or the one that a new report needs. */
export function Sources({ one = false, ...props }: ReportFieldsProps & { readonly one?: boolean }) {
  const input = inputOf(props)('evidence');
  return one ? <OneSource {...input} /> : <FieldInput {...input} />;
}
