import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Prose } from '@/components/about/prose';
import { PageHead } from '@/components/browse/page-head';
import { SIGN_UP_KEPT_DAYS } from '@/lib/auth/rules/sign-up';
import { COUNTED_DAYS } from '@/lib/feedback/schema';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { PRIVACY_PATH } from '@/lib/platform/page-routes';

/** Only what is true of the site as it stands; a change that keeps anything new changes this page too. */
const PARTS = [
  'visitors',
  'browser',
  'others',
  'server',
  'accounts',
  'watching',
  'readers',
  'public',
  'abuse',
  'copy',
  'closing',
  'registry',
] as const;

const DAYS = { days: SIGN_UP_KEPT_DAYS, readersDays: COUNTED_DAYS };

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('about'), currentLocale()]);
  return {
    title: t('privacy.title'),
    description: t('privacy.lead'),
    alternates: pageAlternates(locale, PRIVACY_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function PrivacyPage() {
  const t = await getTranslations('about');
  return (
    <div className="wrap">
      <PageHead lead={t('privacy.lead')} title={t('privacy.title')} />
      <Prose>
        {PARTS.map((part) => (
          <section key={part}>
            <h2>{t(`privacy.${part}.title`)}</h2>
            <p>{t(`privacy.${part}.text`, DAYS)}</p>
          </section>
        ))}
      </Prose>
    </div>
  );
}
