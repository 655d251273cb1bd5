import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { CollisionsAnswer } from '@/components/collisions/collisions-answer';
import { CollisionsForm } from '@/components/collisions/collisions-form';
import styles from '@/components/collisions/collisions.module.css';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { loadCatalogue } from '@/lib/collisions/loaders';
import { COLLISIONS_PATH, STORE_COLLISIONS_PATH } from '@/lib/collisions/routes';
import { choose, LONGEST_SET, MOST_CHOSEN, namesIn } from '@/lib/collisions/rules/chosen';
import { collisionsOf } from '@/lib/collisions/rules/moves';
import type { SearchParams } from '@/lib/edits/asked';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { loadPickTable } from '@/lib/pick/loaders';
import { SOFTWARE_INDEX_PATH } from '@/lib/software/routes';

interface CollisionsPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: CollisionsPageProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('collisions'),
    currentLocale(),
    searchParams,
  ]);
  return {
    title: t('title'),
    description: t('description'),
    alternates: pageAlternates(locale, COLLISIONS_PATH),
    // Every set is a view of the same page: one address for search engines is enough.
    robots: Object.keys(asked).length > 0 ? { index: false, follow: true } : undefined,
    openGraph: { images: '/og/portolan.png' },
  };
}

/** Of a name that means nothing, so many characters are repeated. */
const SHOWN = 60;

export default async function CollisionsPage({ searchParams }: CollisionsPageProps) {
  const [t, locale, { software: asked = '' }] = await Promise.all([
    getTranslations('collisions'),
    currentLocale(),
    searchParams,
  ]);
  const text = [asked].flat().join('\n').slice(0, LONGEST_SET);
  const names = namesIn(text);
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <CollisionsForm names={names.slice(0, MOST_CHOSEN)} />
      <p>
        <LocaleLink href={STORE_COLLISIONS_PATH}>{t('stores.link')}</LocaleLink>
      </p>
      {names.length > 0 && <Answer locale={locale} names={names} />}
    </div>
  );
}

interface AnswerProps {
  readonly names: readonly string[];
  readonly locale: Awaited<ReturnType<typeof currentLocale>>;
}

async function Answer({ names, locale }: AnswerProps) {
  const [t, catalogue, table] = await Promise.all([
    getTranslations('collisions'),
    loadCatalogue(names),
    loadPickTable(),
  ]);
  const { software, unknown, left } = choose(names, catalogue);
  return (
    <>
      {unknown.length > 0 && (
        <p className={styles.quiet} role="status">
          {t.rich('unknown', {
            names: listText(
              unknown.map((name) => `\u2068${name.slice(0, SHOWN)}\u2069`),
              locale,
            ),
            link: (chunks) => <LocaleLink href={SOFTWARE_INDEX_PATH}>{chunks}</LocaleLink>,
          })}
        </p>
      )}
      {left > 0 && (
        <p className={styles.quiet} role="status">
          {t('left', { max: MOST_CHOSEN, count: left })}
        </p>
      )}
      {software.length < 2 ? (
        <p className={styles.summary} role="status">
          {t('few')}
        </p>
      ) : (
        <CollisionsAnswer set={software} {...collisionsOf(software, table)} />
      )}
    </>
  );
}
