import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Facts, Hero } from '@/components/home/hero';
import { Latest } from '@/components/home/latest';
import { loadCurrentRelease, loadNewNames } from '@/lib/iana/loaders';
import { SITE_FEEDS } from '@/lib/feeds/routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { loadSpaceCounts } from '@/lib/site/loaders';
import { loadLatestReports } from '@/lib/reports/loaders-list';

/** Rows of each column. */
const ROWS = 7;

export async function generateMetadata(): Promise<Metadata> {
  const [t, common, locale] = await Promise.all([
    getTranslations('home'),
    getTranslations('common'),
    currentLocale(),
  ]);
  return {
    title: { absolute: `${common('name')}: ${t('title')}` },
    description: common('description'),
    alternates: { ...pageAlternates(locale, '/'), types: SITE_FEEDS },
    openGraph: { type: 'website', images: '/og/portolan.png' },
  };
}

export default async function HomePage() {
  const [{ classes, statuses }, release, reports, names] = await Promise.all([
    loadSpaceCounts(),
    loadCurrentRelease(),
    loadLatestReports(ROWS),
    loadNewNames(ROWS),
  ]);
  return (
    <>
      <Hero counts={classes} />
      <Facts classes={classes} release={release} statuses={statuses} />
      <Latest names={names} reports={reports} />
    </>
  );
}
