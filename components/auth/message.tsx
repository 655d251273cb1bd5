import type { ReactNode } from 'react';
import styles from './form.module.css';

interface MessageProps {
  readonly tone: 'done' | 'failed';
  readonly id?: string;
  readonly children: ReactNode;
}

/** What came of a form, told to screen readers too. */
export function Message({ tone, id, children }: MessageProps) {
  return (
    <p className={styles[tone]} id={id} role={tone === 'failed' ? 'alert' : 'status'}>
      {children}
    </p>
  );
}

/** Values that a form sends along without asking. */
export function HiddenFields({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} name={name} type="hidden" value={value} />
  ));
}
