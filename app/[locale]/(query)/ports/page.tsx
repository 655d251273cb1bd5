import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Pager } from '@/components/browse/page-head';
import { PortFilter } from '@/components/browse/port-filter';
import { PortTable } from '@/components/browse/port-table';
import { RangeLinks } from '@/components/browse/range-links';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { askedPorts } from '@/lib/site/schema';
import { portListPath, PORTS_PATH } from '@/lib/ports/routes';
import { loadPortSegments } from '@/lib/site/loaders';

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
  const [t, asked, locale] = await Promise.all([
    getTranslations('browse'),
    searchParams,
    currentLocale(),
  ]);
  const { query, ignored } = askedPorts(asked);
  const { items, nextCursor, profiles } = await loadPortSegments(query);
  const { limit: _, cursor, ...filter } = query;
  const last = items.at(-1)?.end;
  const all = (chunks: React.ReactNode) => (
    <LocaleLink href={portListPath({ ...filter, has: 'all' })}>{chunks}</LocaleLink>
  );
  return (
    <div className="wrap">
      <PageHead lead={t('ports.lead')} title={t('ports.title')} />
      <RangeLinks />
      <PortFilter filter={filter} />
      {ignored.length > 0 && (
        <p role="status">
          {t('filter.ignored', {
            fields: listText(
              ignored.map((field) => t(`filter.${field}`)),
              locale,
            ),
          })}
        </p>
      )}
      {last === undefined ? (
        <EmptyList title={t('ports.none')}>
          {filter.has !== 'all' && <span>{t.rich('ports.leftOut', { all })}</span>}
          <LocaleLink href={PORTS_PATH}>{t('ports.unfiltered')}</LocaleLink>
        </EmptyList>
      ) : (
        <PortTable
          caption={t('ports.caption', { start: items[0]?.start ?? 0, end: last })}
          filter={filter}
          profiles={profiles}
          segments={items}
        />
      )}
      <Pager
        back={
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
      {last !== undefined && filter.has === 'anything' && <p>{t.rich('ports.leftOut', { all })}</p>}
    </div>
  );
}
