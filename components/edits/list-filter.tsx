import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { MAX_PORT } from '@/lib/ports/types';
import styles from './list-filter.module.css';

interface ListFilterProps {
  /** Where the form leads, with the language. */
  readonly action: string;
  readonly submit: string;
  readonly children: ReactNode;
}

/** An ordinary form above a list: the address it leads to can be kept and shared. */
export function ListFilter({ action, submit, children }: ListFilterProps) {
  return (
    <form action={action} className={styles.filter} method="get">
      {children}
      <button className={buttonClass('primary')} type="submit">
        {submit}
      </button>
    </form>
  );
}

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

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

/** A port to narrow a list to. */
export function FilterPort({
  label,
  value,
}: {
  readonly label: string;
  readonly value: number | undefined;
}) {
  return (
    <label>
      {label}
      <input
        defaultValue={value ?? ''}
        dir="ltr"
        inputMode="numeric"
        max={MAX_PORT}
        min={0}
        name="port"
        type="number"
      />
    </label>
  );
}
