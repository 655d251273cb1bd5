'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { MarkdownText } from '@/components/articles/markdown';
import { useLastAnswer } from '@/components/client/last-answer';
import { queryClient } from '@/components/client/query';
import { GradeBadge } from '@/components/reports/grade-badge';
import type { KnownEdit, KnownReport, KnownUses } from '@/lib/edits/known';
import { similarReportsQuery } from '@/lib/edits/query-options';
import { editPath } from '@/lib/edits/routes';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { MAX_PORT } from '@/lib/ports/types';
import { reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import styles from './similar-reports.module.css';

/** What is reported or proposed on the ports that the form names, and of the software it names. */
export function useSimilarReports(
  initial: KnownUses,
  asked: { portStart: string; portEnd: string; software: string },
): KnownUses {
  const start = portOf(asked.portStart);
  const end = asked.portEnd === '' ? start : portOf(asked.portEnd);
  const valid = start !== null && end !== null && end >= start;
  const query = similarReportsQuery(start ?? 0, end ?? 0, asked.software);
  const { data } = useQuery({ ...query, enabled: valid }, queryClient());
  return useLastAnswer(data, initial);
}

function portOf(text: string): number | null {
  const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
  return port <= MAX_PORT ? port : null;
}

interface SimilarReportsProps {
  readonly found: KnownUses;
  /** The entry chosen in the form; its reports are marked. */
  readonly software: string;
  /** The report that is being changed: it is no rival of itself. */
  readonly except?: number;
}

/** What is there already, beside the form: nobody writes what stands or waits two lines above. */
export function SimilarReports({ found, software, except }: SimilarReportsProps) {
  const t = useTranslations('reportForm');
  const isSame = (report: KnownReport) => report.software.slug === software && software !== '';
  const others = found.reports.filter(({ id }) => id !== except);
  // What may be the same comes first: the rest of a long list is read by nobody.
  const reports = [...others.filter(isSame), ...others.filter((one) => !isSame(one))];
  const elsewhere = found.elsewhere.filter(({ id }) => id !== except);
  const nothing = reports.length === 0 && found.edits.length === 0;
  return (
    <section aria-labelledby="known-title" className={styles.panel}>
      <h2 id="known-title">{t('known.title')}</h2>
      {nothing && <p className={styles.none}>{t('known.none')}</p>}
      {reports.length > 0 && (
        <ul>
          {reports.map((report) => (
            <KnownReportItem key={report.id} report={report} same={isSame(report)} />
          ))}
        </ul>
      )}
      {found.edits.length > 0 && (
        <>
          <h3>{t('known.open', { count: found.edits.length })}</h3>
          <ul>
            {found.edits.map((edit) => (
              <KnownEditItem edit={edit} key={edit.id} />
            ))}
          </ul>
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3>{t('known.elsewhere')}</h3>
          <ul>
            {elsewhere.map((report) => (
              <KnownReportItem key={report.id} report={report} same={false} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A path of this site in the page's language. */
function usePath(): (path: string) => string {
  const locale = useLocale();
  return (path) => (isLocale(locale) ? localePath(locale, path) : path);
}

function KnownReportItem({
  report,
  same,
}: {
  readonly report: KnownReport;
  readonly same: boolean;
}) {
  const [t, practice] = [useTranslations('reportForm'), useTranslations('practice')];
  const to = usePath();
  const { id, portStart, portEnd, software, grade, role, transports, summary } = report;
  return (
    <li className={same ? styles.same : undefined}>
      <p className={styles.head}>
        <span className={styles.ports} dir="ltr">
          {portStart === portEnd ? portStart : `${portStart}–${portEnd}`}
        </span>
        <a href={to(reportPlacePath(portStart, id))} rel="noopener" target="_blank">
          <bdi>{software.name}</bdi>
        </a>
        <GradeBadge grade={grade} word={practice(`grades.${grade}`)} />
      </p>
      <p className={styles.text}>
        {practice(`roles.${role}`)} · {transports.map((one) => one.toUpperCase()).join(', ')}
      </p>
      <p className={styles.text} dir="auto" lang="en">
        <MarkdownText inline text={summary} />
      </p>
      {same && (
        <p className={styles.advice}>
          {t('known.same')} <a href={to(reportEditPath(id))}>{t('known.edit')}</a>
        </p>
      )}
    </li>
  );
}

function KnownEditItem({ edit }: { readonly edit: KnownEdit }) {
  const t = useTranslations('reportForm');
  const to = usePath();
  const { id, isNew, portStart, portEnd, software, summary } = edit;
  return (
    <li>
      <p className={styles.head}>
        {portStart !== null && (
          <span className={styles.ports} dir="ltr">
            {portEnd === null || portEnd === portStart ? portStart : `${portStart}–${portEnd}`}
          </span>
        )}
        <a href={to(editPath(id))} rel="noopener" target="_blank">
          {software === null ? t('known.editNumber', { id: String(id) }) : <bdi>{software}</bdi>}
        </a>
        <span className={styles.text}>{t(`known.kinds.${isNew ? 'new' : 'change'}`)}</span>
      </p>
      {summary !== null && (
        <p className={styles.text} dir="auto" lang="en">
          <MarkdownText inline text={summary} />
        </p>
      )}
    </li>
  );
}
