'use client';

import styles from './check-section.module.css';

export interface CheckPanel {
  readonly system: string;
  readonly title: string;
  /** How to see what listens, and how to stop it. */
  readonly ways: readonly CommandWays[];
  readonly hints: readonly string[];
}

interface CommandWays {
  readonly label?: string;
  /** What a command tells or does, and the command. */
  readonly lines: readonly (readonly [text: string, command: string])[];
}

interface CheckPanelsProps {
  /** Of the ids of tabs and panels. */
  readonly prefix: string;
  readonly panels: readonly CheckPanel[];
}

/** The commands of all systems. It runs in the browser as well: a page has some forty, and sends them as words. */
export function CheckPanels({ prefix, panels }: CheckPanelsProps) {
  return panels.map(({ system, title, ways, hints }) => (
    <div
      aria-labelledby={`${prefix}-tab-${system}`}
      className={styles.panel}
      data-system={system}
      id={`${prefix}-${system}`}
      key={system}
      role="tabpanel"
    >
      <h3>{title}</h3>
      <div className={styles.ways}>
        {ways.map((way, index) => (
          <CommandList key={index} {...way} />
        ))}
      </div>
      {hints.map((hint) => (
        <p className={styles.hint} key={hint}>
          {hint}
        </p>
      ))}
    </div>
  ));
}

function CommandList({ lines, label }: CommandWays) {
  return (
    <ul aria-label={label} className={styles.commands}>
      {lines.map(([text, command], index) => (
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
