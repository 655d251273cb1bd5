'use client';

import { useLocale, useTranslations } from 'next-intl';
import { MarkdownText } from '@/components/articles/markdown';
import { GradeBadge } from '@/components/reports/grade-badge';
import type { KnownEdit, KnownReport, KnownUses } from '@/lib/edits/known';
import { editPath } from '@/lib/edits/routes';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import styles from './known-panel.module.css';

interface KnownPanelProps {
  readonly known: KnownUses;
  /** The entry chosen in the form; its reports are marked. */
  readonly software: string;
  /** The report that is being changed: it is no rival of itself. */
  readonly except?: number;
}

/** What is there already, beside the form: nobody writes what stands or waits two lines above. */
export function KnownPanel({ known, software, except }: KnownPanelProps) {
  const t = useTranslations('reportForm');
  const reports = known.reports.filter(({ id }) => id !== except);
  const elsewhere = known.elsewhere.filter(({ id }) => id !== except);
  const nothing = reports.length === 0 && known.edits.length === 0;
  return (
    <section aria-labelledby="known-title" className={styles.panel}>
      <h2 id="known-title">{t('known.title')}</h2>
      {nothing && <p className={styles.none}>{t('known.none')}</p>}
      {reports.length > 0 && (
        <ul>
          {reports.map((report) => (
            <KnownReportItem
              key={report.id}
              report={report}
              same={report.software.slug === software && software !== ''}
            />
          ))}
        </ul>
      )}
      {known.edits.length > 0 && (
        <>
          <h3>{t('known.open', { count: known.edits.length })}</h3>
          <ul>
            {known.edits.map((edit) => (
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
  const { id, kind, portStart, portEnd, software, summary } = edit;
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
        <span className={styles.text}>
          {t(`known.kinds.${kind === 'report.create' ? 'new' : 'change'}`)}
        </span>
      </p>
      {summary !== null && (
        <p className={styles.text} dir="auto" lang="en">
          <MarkdownText inline text={summary} />
        </p>
      )}
    </li>
  );
}
