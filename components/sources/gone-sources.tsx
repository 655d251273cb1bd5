import { getTranslations } from 'next-intl/server';
import { SourceLink } from '@/components/reports/evidence-list';
import { LocaleLink } from '@/components/ui/locale-link';
import { reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import type { GoneSource } from '@/lib/sources/queries';
import { SourceCheck } from './source-check';
import styles from './gone-sources.module.css';

interface GoneSourcesProps {
  readonly items: readonly GoneSource[];
  /** How many there are in all. */
  readonly count: number;
}

/** Lines that are gone, with the reports that rest on them. */
export async function GoneSources({ items, count }: GoneSourcesProps) {
  const t = await getTranslations('sources');
  return (
    <>
      {count > items.length && <p>{t('more', { shown: items.length })}</p>}
      <ul className={styles.list}>
        {items.map(({ key, url, quote, check, reports }) => (
          <li key={key}>
            {quote !== '' && (
              <blockquote className={styles.quote} dir="auto">
                “{quote}”
              </blockquote>
            )}
            <p className={styles.source}>
              <SourceLink title={url} url={url} />
            </p>
            {check !== null && <SourceCheck check={check} />}
            <ul className={styles.reports}>
              {reports.map(({ id, portStart, portEnd, software }) => (
                <li key={id}>
                  <LocaleLink href={reportPlacePath(portStart, id)}>
                    <bdi dir="ltr">
                      {portStart === portEnd ? portStart : `${portStart}–${portEnd}`}
                    </bdi>{' '}
                    <bdi>{software.name}</bdi>
                  </LocaleLink>
                  {' · '}
                  <LocaleLink href={reportEditPath(id)}>{t('improve')}</LocaleLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
