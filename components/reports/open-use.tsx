'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { queryClient } from '@/components/client/query';
import { lazyMessages } from '@/components/ui/lazy-messages';
import { reportQuery } from '@/lib/reports/query-options';
import type { OpenUseProps } from './folded-line';
import { ReportEntry } from './report-entry';
import styles from './report-card.module.css';

/** The words of a report, for who opens one. */
const ReportMessages = lazyMessages({
  practice: (locale) => import(`@/lib/i18n/messages/${locale}/practice.json`),
  fields: (locale) => import(`@/lib/i18n/messages/${locale}/fields.json`),
  votes: (locale) => import(`@/lib/i18n/messages/${locale}/votes.json`),
  check: (locale) => import(`@/lib/i18n/messages/${locale}/check.json`),
  editForms: (locale) => import(`@/lib/i18n/messages/${locale}/editForms.json`),
  edits: (locale) => import(`@/lib/i18n/messages/${locale}/edits.json`),
  history: (locale) => import(`@/lib/i18n/messages/${locale}/history.json`),
});

/** The report as the list shows those that it has whole. */
export default function OpenUse(props: OpenUseProps) {
  return (
    <ReportMessages locale={props.locale}>
      <FetchedReport {...props} />
    </ReportMessages>
  );
}

function FetchedReport({ reportId, port, raised, lock, children }: OpenUseProps) {
  const t = useTranslations('practice');
  const { data, isError } = useQuery(reportQuery(reportId), queryClient());
  if (data !== undefined) {
    const line = { open: true, inside: true, said: raised ? (['raise'] as const) : [] };
    return <ReportEntry line={line} lock={lock} port={port} report={data} />;
  }
  return (
    <>
      {children}
      {isError && (
        <p className={styles.failed} role="status">
          {t('rest.failed')}
        </p>
      )}
    </>
  );
}
