import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { Pager } from '@/components/browse/pager';
import { PortFilter } from '@/components/browse/port-filter';
import { PortTable } from '@/components/browse/port-table';
import { RangeLinks } from '@/components/browse/range-links';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';
import { askedPorts } from '@/lib/site/port-list-filter';
import { portListPath } from '@/lib/ports/list-routes';
import { loadPortSegments } from '@/lib/site/loaders-ports';
import { PORTS_PATH } from '@/lib/ports/routes';

/** Made for each request, whole: nothing of it waits for a script. */
export const instant = false;

interface PortsPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: PortsPageProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('browse'),
    currentLocale(),
    searchParams,
  ]);
  return {
    title: t('ports.title'),
    description: t('ports.lead'),
    alternates: pageAlternates(locale, PORTS_PATH),
    // Every filter is a view of the same list: one address for search engines is enough.
    robots: Object.keys(asked).length > 0 ? { index: false, follow: true } : undefined,
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function PortsPage({ searchParams }: PortsPageProps) {
  const [t, asked] = await Promise.all([getTranslations('browse'), searchParams]);
  const { query, ignored } = askedPorts(asked);
  const { items, nextCursor } = await loadPortSegments(query);
  const { limit: _, cursor, ...filter } = query;
  const last = items.at(-1)?.end;
  return (
    <div className="wrap">
      <PageHead lead={t('ports.lead')} title={t('ports.title')} />
      <RangeLinks />
      <PortFilter filter={filter} />
      {ignored.length > 0 && (
        <p role="status">{t('filter.ignored', { fields: ignored.join(', ') })}</p>
      )}
      {items.length === 0 && <p role="status">{t('ports.none')}</p>}
      {last !== undefined && (
        <PortTable
          caption={t('ports.caption', { start: items[0]?.start ?? 0, end: last })}
          segments={items}
        />
      )}
      <Pager
        first={
          cursor === undefined ? undefined : { href: portListPath(filter), label: t('pager.first') }
        }
        label={t('pager.label')}
        next={
          nextCursor === null
            ? undefined
            : {
                href: portListPath({ ...filter, cursor: nextCursor }),
                label: t('pager.from', { port: Number(nextCursor) + 1 }),
              }
        }
      />
    </div>
  );
}
