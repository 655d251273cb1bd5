import { getTranslations } from 'next-intl/server';
import { portsText } from '@/components/edits/edit-title';
import { Moment } from '@/components/edits/moment';
import { LocaleLink } from '@/components/ui/locale-link';
import { reportPlacePath } from '@/lib/reports/routes';
import type { OwnVote } from '@/lib/votes/queries';
import styles from './contributions.module.css';

/** Ballots in force, as their giver alone sees them. */
export async function VoteList({ votes }: { readonly votes: readonly OwnVote[] }) {
  const [t, practice] = await Promise.all([
    getTranslations('contributions'),
    getTranslations('practice'),
  ]);
  return (
    <ul aria-label={t('votes.title')} className={styles.list}>
      {votes.map(({ id, value, reason, at, report, grade, current }) => (
        <li key={id}>
          <LocaleLink href={reportPlacePath(report.portStart, report.id)}>
            <bdi dir="ltr">{portsText({ start: report.portStart, end: report.portEnd })}</bdi> ·{' '}
            <bdi>{report.software}</bdi>
          </LocaleLink>
          <p className={`dotted ${styles.facts}`}>
            <strong>{t(`votes.${value}`)}</strong>
            <span>
              <Moment at={at} />
            </span>
            <span>{practice(`grades.${grade}`)}</span>
            {!current && <span>{t('votes.outdated')}</span>}
          </p>
          {reason !== '' && (
            <p className={styles.facts} dir="auto">
              {reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
