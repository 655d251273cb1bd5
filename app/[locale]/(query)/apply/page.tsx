import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApplyAnswer } from '@/components/apply/apply-answer';
import { ApplyForm } from '@/components/apply/apply-form';
import styles from '@/components/apply/apply.module.css';
import { PageHead } from '@/components/browse/page-head';
import { listText } from '@/components/ui/formats';
import { loadCollisions } from '@/lib/apply/loaders';
import { APPLY_PATH } from '@/lib/apply/routes';
import { applyQuery, type ApplyQuery } from '@/lib/apply/schema';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { siteOrigin } from '@/lib/platform/origin';

interface ApplyPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: ApplyPageProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('apply'),
    currentLocale(),
    searchParams,
  ]);
  return {
    title: t('title'),
    description: t('description'),
    alternates: pageAlternates(locale, APPLY_PATH),
    // Every set of answers is a view of the same page: one address for search engines is enough.
    robots: Object.keys(asked).length > 0 ? { index: false, follow: true } : undefined,
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ApplyPage({ searchParams }: ApplyPageProps) {
  const [t, locale, asked] = await Promise.all([
    getTranslations('apply'),
    currentLocale(),
    searchParams,
  ]);
  const { query, ignored } = readAsked(applyQuery, asked);
  const isAnswered = Object.keys(query).length > 0;
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <ApplyForm query={query} />
      {ignored.length > 0 && (
        <p className={styles.note} role="status">
          {t('ignored', {
            fields: listText(
              (ignored as (keyof ApplyQuery)[]).map((field) => t(`form.${field}`)),
              locale,
            ),
          })}
        </p>
      )}
      {isAnswered && (
        <ApplyAnswer
          collisions={await loadCollisions(query, locale)}
          origin={siteOrigin()}
          query={query}
        />
      )}
    </div>
  );
}
