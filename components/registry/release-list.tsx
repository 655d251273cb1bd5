import { getTranslations } from 'next-intl/server';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import type { PortEventType } from '@/lib/iana/port-events';
import { releasePath } from '@/lib/iana/routes';
import type { ReleaseBrief } from '@/lib/iana/schema';
import styles from './release-list.module.css';

interface ReleaseListProps {
  readonly releases: readonly (ReleaseBrief & {
    readonly events: Readonly<Partial<Record<PortEventType, number>>>;
  })[];
}

/** Releases, newest first, each with what it changed in one line. */
export async function ReleaseList({ releases }: ReleaseListProps) {
  const t = await getTranslations('registry');
  if (releases.length === 0) return <p>{t('releases.none')}</p>;
  return (
    <ol className={styles.list}>
      {releases.map(({ date, rows, form, dateIsLowerBound, events }, index) => (
        <li key={date}>
          <h2>
            <LocaleLink href={releasePath(date)}>
              <Day date={date} />
            </LocaleLink>
          </h2>
          <p>
            {index === releases.length - 1
              ? t('releases.first', { count: rows.added })
              : t('releases.summary', {
                  named: events.assigned ?? 0,
                  unnamed: events['de-assigned'] ?? 0,
                  added: rows.added,
                  removed: rows.removed,
                  changed: rows.changed,
                })}
          </p>
          <p className={styles.form}>
            {form.toUpperCase()}
            {dateIsLowerBound && ` · ${t('releases.lowerBound')}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
