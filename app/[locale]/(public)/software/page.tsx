import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { SoftwareList } from '@/components/registry/software-list';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { loadSoftwareIndex } from '@/lib/site/loaders';
import { SOFTWARE_INDEX_PATH } from '@/lib/software/routes';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('browse'), currentLocale()]);
  return {
    title: t('software.title'),
    description: t('software.description'),
    alternates: pageAlternates(locale, SOFTWARE_INDEX_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function SoftwareIndexPage() {
  const [t, { entries, count }] = await Promise.all([
    getTranslations('browse'),
    loadSoftwareIndex(),
  ]);
  return (
    <div className="wrap">
      <PageHead lead={t('software.lead', { count })} title={t('software.title')} />
      <SoftwareList count={count} software={entries} />
    </div>
  );
}
