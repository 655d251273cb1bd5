'use client';

import { useTranslations } from 'next-intl';
import { ReportCard } from '@/components/reports/report-card';
import type { StandingReport } from '@/lib/moderation/desk';
import styles from './standing.module.css';

/** The reports that an edit touches, whole and as they stand now: with all their evidence and the votes. */
export function Standing({ standing }: { readonly standing: readonly StandingReport[] }) {
  const t = useTranslations('queue');
  if (standing.length === 0) return null;
  return (
    <section className={styles.standing}>
      <h3>{t('standing.title')}</h3>
      {standing.map((one) => (
        <ReportCard
          key={one.report.id}
          openEvidence
          preview
          report={one.report}
          tally={<Votes standing={one} />}
        />
      ))}
    </section>
  );
}

function Votes({ standing: { report, disputes } }: { readonly standing: StandingReport }) {
  const t = useTranslations('queue');
  const { confirm, dispute } = report.votes;
  return (
    <div className={styles.votes}>
      <p>{t('standing.votes', { confirm, dispute })}</p>
      {disputes.length > 0 && (
        <ul>
          {disputes.map((reason, at) => (
            <li key={at}>
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
