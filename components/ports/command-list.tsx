'use client';

import styles from './check-section.module.css';

export interface CommandLine {
  /** What the command tells or does. */
  readonly text: string;
  readonly command: string;
}

interface CommandListProps {
  readonly lines: readonly CommandLine[];
  readonly label?: string;
}

/** Commands, each below what it is for. It runs in the browser as well: a page has some forty, and sends them as data. */
export function CommandList({ lines, label }: CommandListProps) {
  return (
    <ul aria-label={label} className={styles.commands}>
      {lines.map(({ text, command }, index) => (
        <li key={index}>
          {`# ${text}`}
          <div>
            <code>{command}</code>
          </div>
        </li>
      ))}
    </ul>
  );
}
