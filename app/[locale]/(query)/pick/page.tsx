import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { PickForm } from '@/components/pick/pick-form';
import { PickResults } from '@/components/pick/pick-results';
import styles from '@/components/pick/pick.module.css';
import { listText } from '@/components/ui/formats';
import type { SearchParams } from '@/lib/edits/asked';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { askedPick } from '@/lib/pick/asked';
import { loadPicks } from '@/lib/pick/loaders';
import { PICK_PATH } from '@/lib/pick/routes';

interface PickPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: PickPageProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('pick'),
    currentLocale(),
    searchParams,
  ]);
  return {
    title: t('title'),
    description: t('description'),
    alternates: pageAlternates(locale, PICK_PATH),
    // Every wish is a view of the same page: one address for search engines is enough.
    robots: Object.keys(asked).length > 0 ? { index: false, follow: true } : undefined,
    openGraph: { images: '/og/portolan.png' },
  };
}

/** Of what cannot be read, so many pieces are repeated, and of each so many characters. */
const SHOWN = { pieces: 5, characters: 40 };

export default async function PickPage({ searchParams }: PickPageProps) {
  const [t, asked, locale] = await Promise.all([
    getTranslations('pick'),
    searchParams,
    currentLocale(),
  ]);
  const { ask, query, ignored, unread } = askedPick(asked);
  const { answer, profiles } = await loadPicks(ask);
  const pieces = unread.slice(0, SHOWN.pieces).map((one) => one.slice(0, SHOWN.characters));
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <PickForm query={query} />
      {ignored.length > 0 && (
        <p className={styles.note} role="status">
          {t('ignored', {
            fields: listText(
              ignored.map((field) => t(`form.${field}`)),
              locale,
            ),
          })}
        </p>
      )}
      {pieces.length > 0 && (
        <p className={styles.note} role="status">
          {t('unread', { pieces: listText(pieces, locale) })}
        </p>
      )}
      <PickResults answer={answer} ask={ask} profiles={profiles} query={query} />
    </div>
  );
}
