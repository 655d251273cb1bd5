import type { ReactNode } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  /** Set apart where what it offers cannot be undone. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** A part of the account page. */
export function Section({ id, title, danger = false, children }: SectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={danger ? `${styles.section} ${styles.danger}` : styles.section}
      id={id}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
