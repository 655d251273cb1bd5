import type { ReactNode } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly id?: string;
  readonly title: ReactNode;
  /** Said quietly beside the title: a count, a source. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading of the second level. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} id={id}>
      <h2>
        {title}
        {aside !== undefined && <small>{aside}</small>}
      </h2>
      {children}
    </section>
  );
}
