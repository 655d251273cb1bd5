import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/components/ui/format-date';
import type { Locale } from '@/lib/i18n/locales';
import type { EvidenceView } from '@/lib/reports/types';
import styles from './evidence-list.module.css';

/** What a report rests on: each source with its kind, words, link and the day somebody looked. */
export function EvidenceList({ evidence }: { readonly evidence: readonly EvidenceView[] }) {
  const t = useTranslations('practice');
  const locale = useLocale() as Locale;
  if (evidence.length === 0) return null;
  const primary = evidence.filter((one) => one.primary).length;
  return (
    <details className={styles.evidence}>
      <summary>{t('evidence.summary', { count: evidence.length, primary })}</summary>
      <ul>
        {evidence.map((one, index) => (
          <li key={index}>
            <p className={styles.kind}>
              {one.primary && (
                <span className={styles.primary}>
                  <svg aria-hidden="true" height="11" viewBox="0 0 12 12" width="11">
                    <path d="m2 6.4 2.8 2.8L10 3" />
                  </svg>
                  {t('evidence.primary')}
                </span>
              )}
              {!one.supports && <span className={styles.against}>{t('evidence.against')}</span>}
              <span>{t(`evidence.kinds.${one.kind}`)}</span>
              <span>{t(`evidence.publishers.${one.publisher}`)}</span>
              <span>
                {t.rich('evidence.checked', {
                  date: () => (
                    <time dateTime={one.checkedOn}>{formatDay(one.checkedOn, locale)}</time>
                  ),
                })}
              </span>
            </p>
            {one.quote !== '' && (
              <blockquote className={styles.quote}>
                <bdi>“{one.quote}”</bdi>
              </blockquote>
            )}
            <p className={styles.source}>
              <SourceLink title={one.title} url={one.url} />
            </p>
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
