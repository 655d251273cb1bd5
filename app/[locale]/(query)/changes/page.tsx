import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHead } from '@/components/browse/page-head';
import { Pager } from '@/components/browse/pager';
import { EditList, EmptyList } from '@/components/edits/edit-list';
import styles from '@/components/edits/edit-list.module.css';
import { LocaleLink } from '@/components/ui/locale-link';
import { changesQuery } from '@/lib/audit/schema';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { listChanges } from '@/lib/edits/queries/changes';
import { CHANGES_FEED, CHANGES_PATH, EDITS_PATH, LOG_PATH } from '@/lib/edits/routes';
import { historyOf, historyPath, withQuery } from '@/lib/edits/routes-pages';
import type { EditSummary } from '@/lib/edits/schema';
import { RELEASES_PATH } from '@/lib/iana/routes';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';

/** Made for each request, whole: nothing of it waits for a script. */
export const instant = false;

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
  const { query, ignored } = readAsked(changesQuery, asked);
  const { items, nextCursor } = await listChanges(query);
  const { cursor, limit: _, ...filter } = query;
  const at = new Map(items.map((item) => [item.id, item.at]));
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('changes.lead')} title={t('changes.title')} />
      <Ways filter={filter} />
      {ignored.length > 0 && <p role="status">{t('ignored', { fields: ignored.join(', ') })}</p>}
      {items.length === 0 ? (
        <EmptyList title={t('changes.none')} />
      ) : (
        <EditList
          dated={({ id, createdAt }) => at.get(id) ?? createdAt}
          items={items}
          label={t('changes.caption')}
          more={(item) => <DiffLink edit={item} label={t('changes.diff')} />}
        />
      )}
      <Pager
        {...(cursor === undefined
          ? {}
          : { first: { href: withQuery(CHANGES_PATH, filter), label: t('changes.first') } })}
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
