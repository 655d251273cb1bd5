import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { Section } from '@/components/browse/section';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import type { ReleaseReading, ToldHappening } from '@/lib/iana/release-reading';
import { releaseApiPath, releasePath, RELEASES_PATH } from '@/lib/iana/routes';
import { HappeningItem } from './happening-item';
import styles from './release-page.module.css';

/** One release as something to read: what ports gained and lost, texts word by word, bookkeeping folded away. */
export async function ReleasePage({ release }: { readonly release: ReleaseReading }) {
  const t = await getTranslations('registry');
  const { date, previous, rows, chapters } = release;
  const told = chapters.filter(({ chapter }) => chapter !== 'bookkeeping');
  const bookkeeping = chapters.find(({ chapter }) => chapter === 'bookkeeping')?.happenings ?? [];
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: RELEASES_PATH, label: t('releases.title') }]}
        crumbsLabel={t('crumbs')}
        lead={
          previous === null
            ? t('release.first', { count: rows.added })
            : t('release.counts', { ...rows })
        }
        title={t.rich('release.titleOf', { date: () => <Day date={date} /> })}
      />
      <p className={styles.source}>
        {previous !== null && (
          <span>
            {t.rich('release.previous', {
              date: () => (
                <LocaleLink href={releasePath(previous)}>
                  <Day date={previous} />
                </LocaleLink>
              ),
            })}
          </span>
        )}
        <span>{t(`release.form.${release.form}`)}</span>
        {release.dateIsLowerBound && <span>{t('releases.lowerBound')}</span>}
        <a href={releaseApiPath(date)}>JSON</a>
      </p>
      {previous !== null && chapters.length === 0 && <p>{t('release.nothing')}</p>}
      {told.map(({ chapter, happenings }) => (
        <Section
          aside={t('release.entries', { count: happenings.length })}
          key={chapter}
          title={t(`release.chapters.${chapter}`)}
        >
          <Happenings happenings={happenings} linked={chapter !== 'removed'} />
        </Section>
      ))}
      {bookkeeping.length > 0 && (
        <details className={styles.bookkeeping}>
          <summary>{t('release.bookkeeping', { count: bookkeeping.length })}</summary>
          <p>{t('release.bookkeepingWhy')}</p>
          <Happenings happenings={bookkeeping} linked={false} />
        </details>
      )}
    </div>
  );
}

function Happenings({
  happenings,
  linked,
}: {
  readonly happenings: readonly ToldHappening[];
  readonly linked: boolean;
}) {
  return (
    <ul className={styles.list}>
      {happenings.map((happening, index) => (
        <HappeningItem happening={happening} key={index} linked={linked} />
      ))}
    </ul>
  );
}
