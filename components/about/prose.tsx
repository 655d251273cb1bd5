import type { ReactNode } from 'react';
import styles from './prose.module.css';

/** Text to be read: a column of comfortable width under headings. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return <div className={styles.prose}>{children}</div>;
}
