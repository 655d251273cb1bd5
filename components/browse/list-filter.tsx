import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { MAX_PORT } from '@/lib/ports/types';
import styles from './list-filter.module.css';

interface ListFilterProps {
  /** Where the form leads, with the language. */
  readonly action: string;
  readonly submit: string;
  readonly children: ReactNode;
  /** Fields that few need: folded away, but for when one of them says something. */
  readonly more?: { readonly label: string; readonly open: boolean; readonly fields: ReactNode };
}

/** An ordinary form above a list: the address it leads to can be kept and shared. */
export function ListFilter({ action, submit, children, more }: ListFilterProps) {
  return (
    <form action={action} className={styles.filter} method="get">
      <div className={styles.fields}>
        {children}
        <button className={buttonClass('primary')} type="submit">
          {submit}
        </button>
      </div>
      {more !== undefined && (
        <details className={styles.more} open={more.open}>
          <summary>{more.label}</summary>
          <div className={styles.fields}>{more.fields}</div>
        </details>
      )}
    </form>
  );
}

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice to narrow a list by. */
export function FilterSelect({ name, label, value, options }: FilterSelectProps) {
  return (
    <label>
      {label}
      <select defaultValue={value} name={name}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FilterTextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  /** `ltr` for what is written from left to right in every language: handles, slugs. */
  readonly dir?: 'ltr' | 'auto';
}

/** A name, or a part of one, to narrow a list by. */
export function FilterText({ name, label, value, placeholder, dir = 'auto' }: FilterTextProps) {
  return (
    <label>
      {label}
      <input
        autoCapitalize="off"
        autoComplete="off"
        defaultValue={value ?? ''}
        dir={dir}
        name={name}
        placeholder={placeholder}
        spellCheck={false}
        type="text"
      />
    </label>
  );
}

interface FilterPortProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly name?: string;
  readonly placeholder?: string;
  /** Bounds of a number that is no port. */
  readonly min?: number;
  readonly max?: number;
}

/** A port to narrow a list to, or another number. */
export function FilterPort({
  label,
  value,
  name = 'port',
  placeholder,
  min = 0,
  max = MAX_PORT,
}: FilterPortProps) {
  return (
    <label>
      {label}
      <input
        className={styles.port}
        defaultValue={value ?? ''}
        dir="ltr"
        inputMode="numeric"
        max={max}
        min={min}
        name={name}
        placeholder={placeholder}
        type="number"
      />
    </label>
  );
}
