'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Fault } from './faults';
import styles from './field.module.css';
import { useControlId } from './scope';

/** What a control needs so that its label, hint and fault are read with it. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: Fault | undefined;
  readonly optional?: boolean | undefined;
  /** Said after the control, such as how many characters are left. */
  readonly after?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control with its hint above and its fault below. */
export function Field({ name, label, hint, fault, optional = false, after, children }: FieldProps) {
  const t = useTranslations('editForms');
  const id = useControlId()(name);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}> {t('optional')}</span>}
      </label>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, name, ...describedBy(id, hint !== undefined, fault) })}
      <div className={styles.below}>
        <FaultText fault={fault} id={`${id}-fault`} />
        {after}
      </div>
    </div>
  );
}

function describedBy(id: string, hasHint: boolean, fault: Fault | undefined) {
  const parts = [
    ...(hasHint ? [`${id}-hint`] : []),
    ...(fault === undefined ? [] : [`${id}-fault`]),
  ];
  return {
    ...(parts.length === 0 ? {} : { 'aria-describedby': parts.join(' ') }),
    ...(fault === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

interface GroupProps {
  readonly name: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: Fault | undefined;
  readonly children: ReactNode;
}

/** Several controls that answer one question. */
export function FieldGroup({ name, legend, hint, fault, children }: GroupProps) {
  const id = useControlId()(name);
  const described = describedBy(id, hint !== undefined, fault);
  return (
    <fieldset
      aria-describedby={described['aria-describedby']}
      className={styles.group}
      id={id}
      tabIndex={-1}
    >
      <legend className={styles.label}>{legend}</legend>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FaultText fault={fault} id={`${id}-fault`} />
    </fieldset>
  );
}

/** What is wrong with a field, in the reader's language. */
export function FaultText({
  fault,
  id,
}: {
  readonly fault: Fault | undefined;
  readonly id: string;
}) {
  const t = useTranslations('editForms');
  if (fault === undefined) return null;
  return (
    <p className={styles.fault} id={id}>
      {t(`faults.${fault.key}`, { max: fault.max ?? 0 })}
    </p>
  );
}

/** How much of a text's room is used; said aloud only when it grows tight. */
export function Counter({ text, max }: { readonly text: string; readonly max: number }) {
  const t = useTranslations('editForms');
  // As the schemas count: UTF-16 units of the composed form.
  const used = text.normalize('NFC').length;
  return (
    <p
      className={used > max ? styles.over : styles.counter}
      role={used > max * 0.9 ? 'status' : undefined}
    >
      <span className="visually-hidden">{t('counter.said', { used, max })}</span>
      <span aria-hidden="true" dir="ltr">
        {used} / {max}
      </span>
    </p>
  );
}
