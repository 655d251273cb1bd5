import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { PageHead, Pager } from '@/components/browse/page-head';
import { EmptyList } from '@/components/browse/empty-list';
import { EditList } from '@/components/edits/edit-list';
import styles from '@/components/edits/edit-list.module.css';
import { ANY_STATE, EditsFilter } from '@/components/edits/edits-filter';
import { LocaleLink } from '@/components/ui/locale-link';
import { BATCHES_PATH } from '@/lib/batches/routes';
import { type Asked, readAsked, type SearchParams } from '@/lib/edits/asked';
import { listEdits } from '@/lib/edits/queries/lists';
import { EDITS_PATH } from '@/lib/edits/routes';
import { withQuery } from '@/lib/platform/address';
import { editListQuery } from '@/lib/edits/list-schema';
import { EDIT_STATES } from '@/lib/edits/types';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

interface EditsRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Open ones unless another state, or any, is asked for. */
const pageQuery = editListQuery
  .pick({ author: true, cursor: true, kind: true, port: true })
  .extend({
    state: z.enum([...EDIT_STATES, ANY_STATE]).default('open'),
  });

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('edits'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAlternates(locale, EDITS_PATH),
    robots: { index: false, follow: true },
  };
}

export default async function EditsRoute({ searchParams }: EditsRouteProps) {
  const [t, batches, asked] = await Promise.all([
    getTranslations('edits'),
    getTranslations('batches'),
    searchParams,
  ]);
  const { query, ignored } = readAsked(pageQuery, asked);
  const { state, ...rest } = query;
  const { items, nextCursor } = await listEdits({
    ...rest,
    limit: 50,
    ...(state === ANY_STATE ? {} : { state }),
  });
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('lead')} title={t('title')} />
      <p>
        <LocaleLink href={BATCHES_PATH}>{batches('title')}</LocaleLink>
      </p>
      <EditsFilter author={query.author} kind={query.kind} port={query.port} state={state} />
      {ignored.length > 0 && (
        <p role="status">{t('list.ignored', { fields: ignored.join(', ') })}</p>
      )}
      {items.length === 0 ? (
        <EmptyList text={t('list.invite')} title={t('list.none')} />
      ) : (
        <EditList items={items} label={t('list.caption')} />
      )}
      <Pages nextCursor={nextCursor} query={query} />
    </div>
  );
}

interface PagesProps {
  readonly query: Asked<z.output<typeof pageQuery>>['query'];
  readonly nextCursor: string | null;
}

async function Pages({ query: { cursor, ...filter }, nextCursor }: PagesProps) {
  const t = await getTranslations('edits');
  return (
    <Pager
      {...(cursor === undefined
        ? {}
        : { back: { href: withQuery(EDITS_PATH, filter), label: t('list.first') } })}
      label={t('list.pager')}
      {...(nextCursor === null
        ? {}
        : {
            next: {
              href: withQuery(EDITS_PATH, { ...filter, cursor: nextCursor }),
              label: t('list.next'),
            },
          })}
    />
  );
}
