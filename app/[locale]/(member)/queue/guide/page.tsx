import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { ReviewingGuide } from '@/components/queue/reviewing-guide';
import { requireActor } from '@/lib/auth/loaders';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { readGuide } from '@/lib/moderation/guide';
import { GUIDE_PATH } from '@/lib/moderation/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('queue');
  return { title: t('guide.title') };
}

export default async function GuideRoute() {
  await requireActor(GUIDE_PATH);
  const [t, locale] = await Promise.all([getTranslations('queue'), getLocale()]);
  const guide = await readGuide(isLocale(locale) ? locale : DEFAULT_LOCALE);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: QUEUE_PATH, label: t('title') }]}
        crumbsLabel={t('guide.way')}
        lead={t('guide.lead')}
        title={t('guide.title')}
      />
      <ReviewingGuide language={guide.language} text={guide.text} />
    </div>
  );
}
