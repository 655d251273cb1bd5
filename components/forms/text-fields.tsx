'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Counter, Field, type FieldProps } from './field';

interface Written extends Omit<FieldProps, 'children' | 'after'> {
  readonly value: string;
  readonly write: (value: string) => void;
}

interface Bounded extends Written {
  /** How many characters there is room for; said beside an optional field only once it is begun. */
  readonly max?: number;
}

type Others<Tag extends 'input' | 'textarea'> = Omit<
  ComponentProps<Tag>,
  keyof Bounded | 'id' | 'onChange' | 'className'
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

/** An address of the web. Its own rules say what is wrong with one, not the browser's. */
export function LinkField(props: Written) {
  return (
    <LineField
      data-mono
      dir="ltr"
      inputMode="url"
      placeholder="https://"
      spellCheck={false}
      {...props}
    />
  );
}

/** Text of several lines. */
export function TextField(
  props: Bounded & Others<'textarea'> & { readonly className?: string | undefined },
) {
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
  const { name, label, hint, fault, optional, max, write, ...own } = props;
  return {
    field: { name, label, hint, fault, optional, after: room(props) },
    own: { dir: 'auto', ...own },
    write,
  };
}

interface ChoiceFieldProps extends Written, Pick<FieldProps, 'after'> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of several, from a list that folds away. */
export function ChoiceField({ value, write, options, ...field }: ChoiceFieldProps) {
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

function room({ max, value, optional }: Bounded): ReactNode {
  if (max === undefined || (optional === true && value === '')) return undefined;
  return <Counter max={max} text={value.trim()} />;
}
