import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHead, Pager } from '@/components/browse/page-head';
import { EmptyList } from '@/components/browse/empty-list';
import { EditList } from '@/components/edits/edit-list';
import styles from '@/components/edits/edit-list.module.css';
import { ChangesFilter } from '@/components/edits/edits-filter';
import { StockLine, StockShown } from '@/components/log/stock-line';
import { LocaleLink } from '@/components/ui/locale-link';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { changeEntries, listChanges } from '@/lib/edits/queries/lists';
import { findStockRuns, withoutStock } from '@/lib/edits/queries/stock';
import {
  CHANGES_FEED,
  CHANGES_PATH,
  EDITS_PATH,
  historyOf,
  historyPath,
  LOG_PATH,
} from '@/lib/edits/routes';
import { withQuery } from '@/lib/platform/address';
import { foldsOnPage } from '@/lib/edits/rules/folds';
import { type EditSummary } from '@/lib/edits/schema';
import { changesQuery, stockQuery } from '@/lib/edits/list-schema';
import { RELEASES_PATH } from '@/lib/iana/routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

interface ChangesRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('log'), currentLocale()]);
  return {
    title: t('changes.title'),
    description: t('changes.lead'),
    alternates: {
      ...pageAlternates(locale, CHANGES_PATH),
      types: { 'application/atom+xml': CHANGES_FEED },
    },
  };
}

export default async function ChangesRoute({ searchParams }: ChangesRouteProps) {
  const [t, asked] = await Promise.all([getTranslations('log'), searchParams]);
  const { query, ignored } = readAsked(changesQuery.extend(stockQuery), asked);
  const { cursor, limit: _, ...filter } = query;
  const { stock, ...fed } = filter;
  // What is told of one port or of one piece of software is told whole.
  const isFolded =
    stock === undefined && filter.port === undefined && filter.software === undefined;
  const { items, nextCursor } = await listChanges(query, isFolded ? await withoutStock() : {});
  const runs = isFolded ? await findStockRuns(await changeEntries(query)) : [];
  const folds = foldsOnPage(runs, {
    shown: items.map(({ entry }) => entry),
    cursor,
    isLast: nextCursor === null,
  });
  const at = new Map(items.map((item) => [item.id, item.at]));
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('changes.lead')} title={t('changes.title')} />
      <ChangesFilter filter={fed} />
      <Ways filter={fed} />
      {ignored.length > 0 && <p role="status">{t('ignored', { fields: ignored.join(', ') })}</p>}
      {stock !== undefined && <StockShown filter={fed} path={CHANGES_PATH} />}
      {items.length === 0 && folds.size === 0 ? (
        <EmptyList title={t('changes.none')}>
          <LocaleLink href={CHANGES_PATH}>{t('unfiltered')}</LocaleLink>
        </EmptyList>
      ) : (
        <EditList
          between={(place) =>
            folds
              .get(place)
              ?.map((run) => (
                <StockLine filter={filter} key={run.at} path={CHANGES_PATH} run={run} />
              ))
          }
          dated={({ id, createdAt }) => at.get(id) ?? createdAt}
          items={items}
          label={t('changes.caption')}
          more={(item) => <DiffLink edit={item} label={t('changes.diff')} />}
        />
      )}
      <Pager
        {...(cursor === undefined
          ? {}
          : { back: { href: withQuery(CHANGES_PATH, filter), label: t('changes.first') } })}
        label={t('changes.pager')}
        {...(nextCursor === null
          ? {}
          : {
              next: {
                href: withQuery(CHANGES_PATH, { ...filter, cursor: nextCursor }),
                label: t('changes.next'),
              },
            })}
      />
    </div>
  );
}

/** What the edit changed, between the revision before it and its own. */
function DiffLink({ edit, label }: { readonly edit: EditSummary; readonly label: string }) {
  const subject = historyOf(edit.subject);
  const to = edit.appliedRevision;
  if (subject === null || to === null) return null;
  return (
    <span>
      <LocaleLink href={withQuery(historyPath(subject), { from: to - 1, to })}>{label}</LocaleLink>
    </span>
  );
}

type Filter = Readonly<Record<string, string | number | undefined>>;

/** The feeds, and the other lists. */
async function Ways({ filter }: { readonly filter: Filter }) {
  const t = await getTranslations('log');
  const to = (href: string) => (chunks: ReactNode) => <LocaleLink href={href}>{chunks}</LocaleLink>;
  return (
    <p className={styles.ways}>
      <span>{t.rich('changes.releases', { a: to(RELEASES_PATH) })}</span>
      <span>{t.rich('changes.open', { a: to(EDITS_PATH) })}</span>
      <span>{t.rich('changes.log', { a: to(LOG_PATH) })}</span>
      <a href={withQuery(CHANGES_FEED, filter)}>{t('changes.atom')}</a>
      <a href={withQuery('/api/v1/changes', filter)}>{t('changes.json')}</a>
    </p>
  );
}
