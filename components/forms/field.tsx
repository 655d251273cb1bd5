'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import type { FieldError } from '@/lib/platform/error-codes';
import styles from './field.module.css';
import { useErrorText } from './words';

/** Tells the controls of several forms on one page apart. */
export const FormScope = createContext('field');

/** Where the control of a field stands in this form; an error's link leads to it. */
export function useControlId(): (name: string) => string {
  const scope = useContext(FormScope);
  return (name) => `${scope}-${name.replaceAll('.', '-')}`;
}

/** What a control needs so that its label, hint and error are read with it. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface Labelled {
  readonly name: string;
  readonly label: ReactNode;
  /** The label is for those who do not see what stands beside it. */
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: FieldError | undefined;
}

export interface FieldProps extends Labelled {
  readonly optional?: boolean | undefined;
  /** Said after the control, such as how many characters are left. */
  readonly after?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control with its hint above and its error below. */
export function Field({ optional = false, after, children, ...props }: FieldProps) {
  const { name, label, labelHidden = false, hint, error } = props;
  const t = useTranslations('fields');
  const id = useControlId()(name);
  return (
    <div className={styles.field}>
      <label className={labelHidden ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}> {t('optional')}</span>}
      </label>
      <Hint id={id}>{hint}</Hint>
      {children({ id, name, ...describedBy(id, hint !== undefined, error) })}
      <div className={styles.below}>
        <ErrorText error={error} id={`${id}-error`} />
        {after}
      </div>
    </div>
  );
}

function Hint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <p className={styles.hint} id={`${id}-hint`}>
      {children}
    </p>
  );
}

function describedBy(id: string, hasHint: boolean, error: FieldError | undefined) {
  const parts = [
    ...(hasHint ? [`${id}-hint`] : []),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return {
    ...(parts.length === 0 ? {} : { 'aria-describedby': parts.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

/** Several controls that answer one question. */
export function FieldGroup(props: Labelled & { readonly children: ReactNode }) {
  const { name, label, labelHidden = false, hint, error, children } = props;
  const id = useControlId()(name);
  const described = describedBy(id, hint !== undefined, error);
  return (
    <fieldset
      aria-describedby={described['aria-describedby']}
      className={styles.group}
      id={id}
      tabIndex={-1}
    >
      <legend className={labelHidden ? 'visually-hidden' : styles.label}>{label}</legend>
      <Hint id={id}>{hint}</Hint>
      {children}
      <ErrorText error={error} id={`${id}-error`} />
    </fieldset>
  );
}

interface ErrorTextProps {
  readonly error: FieldError | undefined;
  readonly id: string;
}

/** What is wrong with a field, in the reader's language. */
function ErrorText({ error, id }: ErrorTextProps) {
  const textOf = useErrorText();
  if (error === undefined) return null;
  return (
    <p className={styles.error} id={id}>
      {textOf(error)}
    </p>
  );
}

/** How much of a text's room is used; said aloud only when it grows tight. */
export function Counter({ text, max }: { readonly text: string; readonly max: number }) {
  const t = useTranslations('fields');
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
