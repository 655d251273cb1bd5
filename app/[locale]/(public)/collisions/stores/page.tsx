import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { StoreCollisions } from '@/components/collisions/store-collisions';
import { COLLISIONS_PATH, STORE_COLLISIONS_PATH } from '@/lib/collisions/routes';
import { STORES } from '@/lib/collisions/stores';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('collisions'), currentLocale()]);
  return {
    title: t('stores.title'),
    description: t('stores.lead'),
    alternates: pageAlternates(locale, STORE_COLLISIONS_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

/** App stores as sets: which of their ports clash. */
export default async function StoreCollisionsRoute() {
  const [t, browse] = await Promise.all([getTranslations('collisions'), getTranslations('browse')]);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: COLLISIONS_PATH, label: t('title') }]}
        crumbsLabel={browse('crumbs')}
        lead={t('stores.lead')}
        title={t('stores.title')}
      />
      <StoreCollisions stores={STORES} />
    </div>
  );
}
