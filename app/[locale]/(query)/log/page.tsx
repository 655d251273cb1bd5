import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead, Pager } from '@/components/browse/page-head';
import { EmptyList } from '@/components/browse/empty-list';
import styles from '@/components/edits/edit-list.module.css';
import { LogFilter, LogList } from '@/components/log/log-list';
import { StockLine, StockShown } from '@/components/log/stock-line';
import { LocaleLink } from '@/components/ui/locale-link';
import { listLog } from '@/lib/audit/queries';
import { logQuery } from '@/lib/audit/schema';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { findStockRuns, withoutStock } from '@/lib/edits/queries/stock';
import { LOG_FEED, LOG_PATH } from '@/lib/edits/routes';
import { foldsOnPage } from '@/lib/edits/rules/folds';
import { stockQuery } from '@/lib/edits/list-schema';
import { withQuery } from '@/lib/platform/address';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

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
  const { query, ignored } = readAsked(logQuery.extend(stockQuery), asked);
  const { cursor, limit: _, ...filter } = query;
  const { action, actor, port, stock } = filter;
  // What is told of one port or of somebody is told whole.
  const isFolded = stock === undefined && actor === undefined && port === undefined;
  const { items, nextCursor } = await listLog(query, isFolded ? await withoutStock() : {});
  const runs = isFolded ? await findStockRuns(action === undefined ? {} : { action }) : [];
  const folds = foldsOnPage(runs, {
    shown: items.map(({ id }) => id),
    cursor,
    isLast: nextCursor === null,
  });
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('lead')} title={t('title')} />
      <LogFilter filter={filter} />
      {ignored.length > 0 && <p role="status">{t('ignored', { fields: ignored.join(', ') })}</p>}
      {stock !== undefined && <StockShown filter={{ action }} path={LOG_PATH} />}
      {items.length === 0 && folds.size === 0 ? (
        <EmptyList title={t('none')}>
          <LocaleLink href={LOG_PATH}>{t('unfiltered')}</LocaleLink>
        </EmptyList>
      ) : (
        <LogList
          between={(place) =>
            folds
              .get(place)
              ?.map((run) => <StockLine filter={filter} key={run.at} path={LOG_PATH} run={run} />)
          }
          items={items}
          label={t('caption')}
        />
      )}
      <Pager
        {...(cursor === undefined
          ? {}
          : { back: { href: withQuery(LOG_PATH, filter), label: t('first') } })}
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
