import type { ReactNode } from 'react';
import styles from './report-card.module.css';

/** What the line of a use says, in words: sent as it is to a line that runs in the browser. */
export interface LineParts {
  /** The id of what it opens to. */
  readonly anchor: string;
  /** The name of its permanent link. */
  readonly link: string;
  readonly name: string;
  readonly tagline: ReactNode;
  /** Null where the list says it for all. */
  readonly role: string | null;
  readonly transports: string | null;
  readonly grade: ReactNode;
}

interface UseLineProps {
  readonly parts: LineParts;
  /** What opens: `details`, its summary a `UseSummary`. */
  readonly children: ReactNode;
}

/** A use in a list, with its permanent link before it. */
export function UseLine({ parts, children }: UseLineProps) {
  return (
    <article className={styles.use}>
      <a aria-label={parts.link} href={`#${parts.anchor}`} />
      {children}
    </article>
  );
}

/** The one line of a use: the software, what it is, role, transports and grade. */
export function UseSummary({ parts }: { readonly parts: LineParts }) {
  const { name, tagline, role, transports, grade } = parts;
  return (
    <summary>
      <h3>
        <bdi>{name}</bdi> {tagline}
      </h3>
      <span className={styles.facts}>
        {role !== null && <span className={styles.role}>{role}</span>}
        {transports !== null && <span className={styles.transports}>{transports}</span>}
        {grade}
      </span>
    </summary>
  );
}
