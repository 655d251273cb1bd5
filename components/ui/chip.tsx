import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface ChipProps {
  readonly tone?: 'official' | 'community' | 'quiet';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short fact in a pill. */
export function Chip({ tone = 'quiet', title, children }: ChipProps) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`} {...(title !== undefined && { title })}>
      {children}
    </span>
  );
}

/** Chips in a row that wraps. */
export function Chips({ children }: { readonly children: ReactNode }) {
  return <div className={styles.chips}>{children}</div>;
}
