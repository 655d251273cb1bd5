'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Counter, Field, FieldGroup, type FieldProps } from './field';
import styles from './field.module.css';

type Written<Value = string> = Omit<FieldProps, 'children' | 'after'> & {
  readonly value: Value;
  readonly write: (value: Value) => void;
};

type Bounded = Written & {
  /** How many characters there is room for; said beside an optional field only once it is begun. */
  readonly max?: number | undefined;
};

type Others<Tag extends 'input' | 'textarea'> = Omit<
  ComponentProps<Tag>,
  keyof Bounded | 'id' | 'onChange'
>;

/** One line of text, in whatever direction it is written. */
export function LineField(props: Bounded & Others<'input'>) {
  const { field, own, write } = parts(props);
  return (
    <Field {...field}>
      {(control) => <input {...own} {...control} onChange={({ target }) => write(target.value)} />}
    </Field>
  );
}

/** Text of several lines. */
export function TextField(props: Bounded & Others<'textarea'>) {
  const { field, own, write } = parts(props);
  return (
    <Field {...field}>
      {(control) => (
        <textarea {...own} {...control} onChange={({ target }) => write(target.value)} />
      )}
    </Field>
  );
}

/** What the label's side of a field takes, and what its control does. */
function parts<Props extends Bounded>(props: Props) {
  const { name, label, labelHidden, hint, error, optional, max, write, ...own } = props;
  return {
    field: { name, label, labelHidden, hint, error, optional, after: room(props) },
    own: { dir: 'auto', ...own },
    write,
  };
}

function room({ max, value, optional }: Bounded): ReactNode {
  if (max === undefined || (optional === true && value === '')) return undefined;
  return <Counter max={max} text={value.trim()} />;
}

interface Option {
  readonly value: string;
  readonly label: string;
  /** A sentence on it. */
  readonly text?: string | undefined;
}

/** One of several, from a list that folds away. */
export function ChoiceField({
  value,
  write,
  options,
  ...field
}: Written & Pick<FieldProps, 'after'> & { readonly options: readonly Option[] }) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} onChange={({ target }) => write(target.value)} value={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of several that all stand there, each explained in a line. */
export function RadioField({
  value,
  write,
  options,
  ...field
}: Written & { readonly options: readonly Option[] }) {
  return (
    <FieldGroup {...field}>
      <div className={styles.roles}>
        {options.map((option) => (
          <label className={styles.role} key={option.value}>
            <input
              checked={value === option.value}
              name={field.name}
              onChange={() => write(option.value)}
              type="radio"
              value={option.value}
            />
            <span>
              <strong>{option.label}</strong>
              <small>{option.text}</small>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Several of a few, in the order of the options. */
export function ChecksField({
  value,
  write,
  options,
  ...field
}: Written<readonly string[]> & { readonly options: readonly Option[] }) {
  return (
    <FieldGroup {...field}>
      <div className={styles.choices}>
        {options.map((option) => (
          <label className={styles.choice} key={option.value}>
            <input
              checked={value.includes(option.value)}
              name={field.name}
              onChange={({ target }) =>
                write(
                  options
                    .map((one) => one.value)
                    .filter((one) => (one === option.value ? target.checked : value.includes(one))),
                )
              }
              type="checkbox"
              value={option.value}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
