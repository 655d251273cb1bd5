import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { ReleaseList } from '@/components/registry/release-list';
import { loadReleases } from '@/lib/iana/loaders';
import { RELEASES_PATH } from '@/lib/iana/routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('registry'), currentLocale()]);
  return {
    title: t('releases.title'),
    description: t('releases.lead'),
    alternates: pageAlternates(locale, RELEASES_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ReleasesPage() {
  const [t, releases] = await Promise.all([getTranslations('registry'), loadReleases()]);
  return (
    <div className="wrap">
      <PageHead lead={t('releases.lead')} title={t('releases.title')} />
      <ReleaseList releases={releases} />
    </div>
  );
}
