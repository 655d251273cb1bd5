import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChartPage } from '@/components/chart/chart-page';
import { loadChartReleases, loadOverviewCounts } from '@/lib/chart/loaders';
import { CHART_PATH } from '@/lib/chart/routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { PORT_COUNT } from '@/lib/ports/types';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('chart'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead', { count: PORT_COUNT }),
    alternates: pageAlternates(locale, CHART_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function Page() {
  const [counts, releases] = await Promise.all([loadOverviewCounts(), loadChartReleases()]);
  return <ChartPage counts={counts} releases={releases} />;
}
