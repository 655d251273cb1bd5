import { getTranslations } from 'next-intl/server';
import { Moment } from '@/components/edits/moment';
import type { LedgerEntry } from '@/lib/jobs/queries';
import type { Job } from '@/lib/jobs/types';
import styles from './dashboard.module.css';
import { FigureTable } from './figure-table';

interface JobTableProps {
  readonly jobs: readonly Job[];
  /** In the same order. */
  readonly ledger: readonly LedgerEntry[];
  readonly now: Date;
}

/** The ledger: when each job last did well, when it failed and why, and when it is next. */
export async function JobTable({ jobs, ledger, now }: JobTableProps) {
  const t = await getTranslations('dashboard');
  const momentOf = (at: Date | null) =>
    at === null ? t('never') : <Moment at={at.toISOString()} precise />;
  return (
    <FigureTable
      caption={t('jobs.caption')}
      columns={[
        ...[t('jobs.state'), t('jobs.success'), t('jobs.failure'), t('jobs.next')],
        ...[t('jobs.waiting'), t('jobs.givenUp')],
      ]}
      rows={ledger.map((entry, index) => {
        const { name, failures, lastError, nextAt } = entry;
        const seconds = (jobs[index]?.everyMs ?? 0) / 1000;
        return {
          key: name,
          name: (
            <>
              {t(`jobs.names.${name}`)}
              <small>
                {t('jobs.every', {
                  unit: seconds < 60 ? 'seconds' : seconds < 3600 ? 'minutes' : 'hours',
                  count: seconds < 60 ? seconds : seconds < 3600 ? seconds / 60 : seconds / 3600,
                })}
              </small>
            </>
          ),
          cells: [
            failures > 0 ? (
              <strong className={styles.failing}>{t('jobs.failing', { count: failures })}</strong>
            ) : entry.lastSuccessAt === null ? (
              t('jobs.new')
            ) : (
              t('jobs.well')
            ),
            momentOf(entry.lastSuccessAt),
            <>
              {momentOf(entry.lastFailureAt)}
              {lastError !== null && (
                <code className={styles.error} dir="ltr" lang="en">
                  {lastError}
                </code>
              )}
            </>,
            nextAt === null || nextAt <= now ? t('jobs.soon') : momentOf(nextAt),
            ...[entry.waiting, entry.givenUp],
          ],
        };
      })}
    />
  );
}
