import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BatchList } from '@/components/batches/batch-list';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Pager } from '@/components/browse/page-head';
import styles from '@/components/edits/edit-list.module.css';
import { LocaleLink } from '@/components/ui/locale-link';
import { listBatches } from '@/lib/batches/queries/batches';
import { BATCHES_PATH, NEW_BATCH_PATH } from '@/lib/batches/routes';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { withQuery } from '@/lib/platform/address';
import { listQuery } from '@/lib/platform/list-query';

interface BatchesRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('batches'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAlternates(locale, BATCHES_PATH),
    robots: { index: false, follow: true },
  };
}

export default async function BatchesRoute({ searchParams }: BatchesRouteProps) {
  const [t, asked] = await Promise.all([getTranslations('batches'), searchParams]);
  const { query } = readAsked(listQuery, asked);
  const { items, nextCursor } = await listBatches(query);
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('lead')} title={t('title')} />
      {items.length === 0 ? (
        <EmptyList text={t('noneText')} title={t('none')} />
      ) : (
        <BatchList batches={items} label={t('caption')} />
      )}
      <p>
        <LocaleLink href={NEW_BATCH_PATH}>{t('new.link')}</LocaleLink>
      </p>
      <Pager
        {...(query.cursor === undefined ? {} : { back: { href: BATCHES_PATH, label: t('first') } })}
        label={t('pager')}
        {...(nextCursor === null
          ? {}
          : { next: { href: withQuery(BATCHES_PATH, { cursor: nextCursor }), label: t('next') } })}
      />
    </div>
  );
}
