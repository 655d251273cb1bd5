import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { Pager } from '@/components/browse/pager';
import { EmptyList } from '@/components/edits/edit-list';
import styles from '@/components/edits/edit-list.module.css';
import { LogFilter } from '@/components/log/log-filter';
import { LogList } from '@/components/log/log-list';
import { listLog } from '@/lib/audit/queries';
import { logQuery } from '@/lib/audit/schema';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { LOG_FEED, LOG_PATH } from '@/lib/edits/routes';
import { withQuery } from '@/lib/edits/routes-pages';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';

/** Made for each request, whole: nothing of it waits for a script. */
export const instant = false;

interface LogRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('log'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: {
      ...pageAlternates(locale, LOG_PATH),
      types: { 'application/atom+xml': LOG_FEED },
    },
    robots: { index: false, follow: true },
  };
}

export default async function LogRoute({ searchParams }: LogRouteProps) {
  const [t, asked] = await Promise.all([getTranslations('log'), searchParams]);
  const { query, ignored } = readAsked(logQuery, asked);
  const { items, nextCursor } = await listLog(query);
  const { cursor, limit: _, ...filter } = query;
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('lead')} title={t('title')} />
      <LogFilter filter={filter} />
      {ignored.length > 0 && <p role="status">{t('ignored', { fields: ignored.join(', ') })}</p>}
      {items.length === 0 ? (
        <EmptyList title={t('none')} />
      ) : (
        <LogList items={items} label={t('caption')} />
      )}
      <Pager
        {...(cursor === undefined
          ? {}
          : { first: { href: withQuery(LOG_PATH, filter), label: t('first') } })}
        label={t('pager')}
        {...(nextCursor === null
          ? {}
          : {
              next: {
                href: withQuery(LOG_PATH, { ...filter, cursor: nextCursor }),
                label: t('next'),
              },
            })}
      />
    </div>
  );
}
