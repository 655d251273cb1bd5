import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BatchHead, BatchStates, MissingBatch } from '@/components/batches/batch-page';
import { EmptyList } from '@/components/browse/empty-list';
import { Pager } from '@/components/browse/page-head';
import { EditList } from '@/components/edits/edit-list';
import styles from '@/components/edits/edit-list.module.css';
import { batchPath } from '@/lib/batches/routes';
import { batchQuery } from '@/lib/batches/schema';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { listEdits } from '@/lib/edits/queries/lists';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { decodeSegment, withQuery } from '@/lib/platform/address';
import { batchNamed } from '@/lib/site/subjects';

interface BatchRouteProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

async function askedBatch({ params }: Pick<BatchRouteProps, 'params'>) {
  const found = await batchNamed(decodeSegment((await params).id) ?? '');
  return found.type === 'here' ? found.of : null;
}

export async function generateMetadata(props: BatchRouteProps): Promise<Metadata> {
  const [t, locale, batch] = await Promise.all([
    getTranslations('batches'),
    currentLocale(),
    askedBatch(props),
  ]);
  if (batch === null) return { title: t('missing.title') };
  return {
    title: `${t('number', { id: String(batch.id) })}: ${batch.title}`,
    alternates: pageAlternates(locale, batchPath(batch.id)),
    robots: { index: false, follow: true },
  };
}

/** A batch: what it brought, what became of it, and its edits. */
export default async function BatchRoute({ params, searchParams }: BatchRouteProps) {
  const [t, batch, asked] = await Promise.all([
    getTranslations('batches'),
    askedBatch({ params }),
    searchParams,
  ]);
  if (batch === null) return <MissingBatch />;
  const { query } = readAsked(batchQuery, asked);
  const { cursor, limit: _, ...filter } = query;
  const { items, nextCursor } = await listEdits({ ...query, batch: batch.id });
  const path = batchPath(batch.id);
  return (
    <div className={`wrap ${styles.body}`}>
      <BatchHead batch={batch} />
      <BatchStates batch={batch} chosen={query.state} />
      {items.length === 0 ? (
        <EmptyList title={t('noEdits')} />
      ) : (
        <EditList items={items} label={t('edits')} />
      )}
      <Pager
        {...(cursor === undefined
          ? {}
          : { back: { href: withQuery(path, filter), label: t('first') } })}
        label={t('pager')}
        {...(nextCursor === null
          ? {}
          : {
              next: {
                href: withQuery(path, { ...filter, cursor: nextCursor }),
                label: t('next'),
              },
            })}
      />
    </div>
  );
}
