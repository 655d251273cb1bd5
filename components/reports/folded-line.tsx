'use client';

import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { SiteLink } from '@/components/ui/site-link';
import styles from './report-card.module.css';
import { type LineParts, UseLine, UseSummary } from './use-line';

/** Loaded when a line is opened. */
const OpenUse = lazy(() => import('./open-use'));

export interface OpenUseProps {
  readonly reportId: number;
  /** The port whose page it stands on. */
  readonly port: number;
  readonly locale: string;
  /** What would raise the grade is said once for many. */
  readonly raised: boolean;
  readonly lock: ReactNode;
  /** What stands there until the rest has come. */
  readonly children: ReactNode;
}

interface FoldedLineProps extends Omit<OpenUseProps, 'children'> {
  readonly parts: LineParts;
  /** What it is, in one sentence. */
  readonly sentence: ReactNode;
  /** Where the rest stands for whoever has no scripts. */
  readonly href: string;
  readonly more: string;
}

/** A line that fetches what it opens to. A long list sends its words, not its elements. */
export function FoldedLine({ parts, sentence, href, more, ...rest }: FoldedLineProps) {
  const [opened, setOpened] = useState(false);
  // The address may have opened it before scripts ran.
  const find = useCallback((details: HTMLDetailsElement | null) => {
    if (details?.open === true) setOpened(true);
  }, []);
  const still = (
    <div className={styles.report}>
      <div className={styles.matter}>
        <p className={styles.text} dir="auto" lang="en">
          {sentence}
        </p>
        {rest.lock}
        <p className={styles.links}>
          <SiteLink href={href}>{more}</SiteLink>
        </p>
      </div>
    </div>
  );
  return (
    <UseLine parts={parts}>
      <details onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)} ref={find}>
        <UseSummary parts={parts} />
        {/* Whoever is sent here by the address finds it open. */}
        <div id={parts.anchor}>
          {opened ? (
            <Suspense fallback={still}>
              <OpenUse {...rest}>{still}</OpenUse>
            </Suspense>
          ) : (
            still
          )}
        </div>
      </details>
    </UseLine>
  );
}
