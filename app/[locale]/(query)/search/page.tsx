import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KindFilter, Results } from '@/components/search/results';
import { SearchGuide } from '@/components/search/search-guide';
import { SearchForm, SearchNothing, SearchStart } from '@/components/search/search-start';
import styles from '@/components/search/search-page.module.css';
import { currentLocale } from '@/lib/i18n/current';
import { search } from '@/lib/search/queries';
import { isLookAlike } from '@/lib/search/types';
import { type SearchAsked, readAsked } from '@/lib/search/rules/parse-query';
import { softwarePath } from '@/lib/software/routes';

const LIMIT = 60;
/** Of a pasted screenful, this much is repeated to the reader. */
const SHOWN_TEXT = 80;

interface SearchPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslations('search'), searchParams]);
  const { q } = readAsked(asked);
  return {
    title: q === '' ? t('title') : t('titleFor', { q: shortened(q) }),
    description: t('lead'),
    // The page itself may be found; what somebody once asked is no page.
    robots: q === '' ? undefined : { index: false, follow: true },
  };
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const [t, asked] = await Promise.all([getTranslations('search'), searchParams]);
  const { q, kind } = readAsked(asked);
  return (
    <div className={`wrap ${styles.page}`}>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <SearchForm kind={kind} q={q} />
      <SearchGuide q={q} />
      {q === '' ? <SearchStart /> : <Found kind={kind} q={q} />}
    </div>
  );
}

async function Found({ q, kind }: SearchAsked) {
  const [t, locale] = await Promise.all([getTranslations('search'), currentLocale()]);
  const items = await search({ q, kind, limit: LIMIT, locale }, softwarePath);
  const quoted = { q: () => <bdi className={styles.asked}>{shortened(q)}</bdi> };
  if (items.length === 0) {
    return (
      <>
        <KindFilter kind={kind} q={q} />
        <SearchNothing narrowed={kind !== undefined} q={q} shown={shortened(q)} />
      </>
    );
  }
  const results = items.filter((item) => !isLookAlike(item));
  const alike = items.filter(isLookAlike);
  const key = items.length === LIMIT && alike.length === 0 ? 'more' : 'results';
  return (
    <>
      <KindFilter kind={kind} q={q} />
      {results.length > 0 && (
        <>
          <p className={styles.count}>{t.rich(key, { count: results.length, ...quoted })}</p>
          <Results items={results} />
        </>
      )}
      {alike.length > 0 && (
        <>
          <p className={styles.count}>
            {results.length === 0 ? t.rich('similar', quoted) : t.rich('alike', quoted)}
          </p>
          <Results items={alike} part="alike" />
        </>
      )}
    </>
  );
}

function shortened(q: string): string {
  return q.length <= SHOWN_TEXT ? q : `${q.slice(0, SHOWN_TEXT)}…`;
}
