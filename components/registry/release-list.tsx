import { getTranslations } from 'next-intl/server';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { releasePath } from '@/lib/iana/routes';
import type { ReleaseTale } from '@/lib/iana/rules/release-tale';
import type { ReleaseBrief } from '@/lib/iana/schema';
import styles from './release-list.module.css';
import { ReleaseTaleText } from './release-tale';

interface ReleaseListProps {
  readonly releases: readonly (ReleaseBrief & {
    readonly tale: ReleaseTale | undefined;
  })[];
}

/** Releases, newest first, each with what it changed in one line. */
export async function ReleaseList({ releases }: ReleaseListProps) {
  const t = await getTranslations('registry');
  if (releases.length === 0) return <p>{t('releases.none')}</p>;
  return (
    <ol className={styles.list}>
      {releases.map(({ date, rows, form, dateIsLowerBound, tale }, index) => (
        <li key={date}>
          <h2>
            <LocaleLink href={releasePath(date)}>
              <Day date={date} />
            </LocaleLink>
          </h2>
          {index === releases.length - 1 ? (
            <p>{t('releases.first', { count: rows.added })}</p>
          ) : (
            <>
              <ReleaseTaleText tale={tale} />
              <p>{t('release.counts', { ...rows })}</p>
            </>
          )}
          <p className={styles.form}>
            {form.toUpperCase()}
            {dateIsLowerBound && ` · ${t('releases.lowerBound')}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
