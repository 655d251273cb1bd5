import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/components/ui/formats';
import type { Locale } from '@/lib/i18n/locales';
import type { EvidenceView } from '@/lib/reports/types';
import { SourceCheck } from '@/components/sources/source-check';
import styles from './evidence-list.module.css';

interface EvidenceListProps {
  readonly evidence: readonly EvidenceView[];
  /** Where a new source is asked for; left out while the report is a preview. */
  readonly reportId?: number | undefined;
  readonly open?: boolean;
}

/** What a report rests on: each source with its kind, words, link, the day somebody looked and what became of it. */
export function EvidenceList({ evidence, reportId, open = false }: EvidenceListProps) {
  const t = useTranslations('practice');
  const locale = useLocale() as Locale;
  if (evidence.length === 0) return null;
  const primary = evidence.filter((one) => one.primary).length;
  return (
    <details className={styles.evidence} open={open}>
      <summary>{t('evidence.summary', { count: evidence.length, primary })}</summary>
      <ul>
        {evidence.map((one, index) => (
          <li key={index}>
            <p className={styles.kind}>
              {one.primary && <b className={styles.primary}>{t('evidence.primary')}</b>}
              {!one.supports && <b className={styles.against}>{t('evidence.against')}</b>}
              {[
                t(`evidence.kinds.${one.kind}`),
                t(`evidence.publishers.${one.publisher}`),
                t.markup('evidence.checked', { date: () => formatDay(one.checkedOn, locale) }),
              ].join(' · ')}
            </p>
            {one.quote !== '' && (
              <blockquote className={styles.quote}>
                <bdi>{`“${one.quote}”`}</bdi>
              </blockquote>
            )}
            <p className={styles.source}>
              <SourceLink title={one.title} url={one.url} />
            </p>
            {one.lastCheck !== null && <SourceCheck check={one.lastCheck} reportId={reportId} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A community link: http and https only, and no recommendation goes with it. */
export function SourceLink({
  title,
  url,
}: {
  readonly title: string;
  readonly url: string | null;
}) {
  if (url === null || !/^https?:\/\//i.test(url)) return <bdi>{title}</bdi>;
  return (
    <a href={url} rel="nofollow ugc noopener">
      <bdi>{title === '' ? url : title}</bdi>
    </a>
  );
}
