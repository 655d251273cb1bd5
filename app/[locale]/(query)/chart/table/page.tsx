import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChartTable } from '@/components/chart/chart-table';
import { loadChartReleases, loadLayer, loadReleaseLayer } from '@/lib/chart/loaders';
import { chartTablePath } from '@/lib/chart/routes';
import { decodeRuns, runsOf } from '@/lib/chart/rules/runs';
import { chartTableQuery } from '@/lib/chart/schema';
import { type Colouring, RELEASE_VALUES } from '@/lib/chart/types';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { PORT_COUNT } from '@/lib/ports/types';

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Runs on one page. */
const PAGE_ROWS = 200;

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('chart'),
    currentLocale(),
    searchParams,
  ]);
  const { by, date, page } = readAsked(chartTableQuery, asked).query;
  return {
    title: `${t('table.title')}: ${t(`by.${by}`)}`,
    description: t('table.lead'),
    alternates: pageAlternates(locale, chartTablePath({ by, date, page })),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function Page({ searchParams }: PageProps) {
  const [asked, releases] = await Promise.all([searchParams, loadChartReleases()]);
  const { query } = readAsked(chartTableQuery, asked);
  const date = releases.find((one) => one === query.date) ?? releases[0] ?? null;
  const { values, runs } = await layerOf(query.by, date);
  const all = runsOf(decodeRuns(runs));
  const pages = Math.max(1, Math.ceil(all.length / PAGE_ROWS));
  const page = Math.min(query.page, pages);
  return (
    <ChartTable
      by={query.by}
      date={query.by === 'release' ? date : null}
      page={page}
      pages={pages}
      releases={releases}
      runs={all.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)}
      total={all.length}
      values={values}
    />
  );
}

/** Before there are two releases to compare, no port has changed. */
async function layerOf(by: Colouring, date: string | null) {
  if (by !== 'release') return loadLayer(by);
  const layer = date === null ? null : await loadReleaseLayer(date);
  return layer ?? { values: RELEASE_VALUES, runs: `A${PORT_COUNT}` };
}
