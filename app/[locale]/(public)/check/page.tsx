import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { CheckPage } from '@/components/check/check-page';
import { CHECK_PATH } from '@/lib/check/routes';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('checkPaste'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAlternates(locale, CHECK_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function CheckRoute() {
  const t = await getTranslations('checkPaste');
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <CheckPage />
    </div>
  );
}
