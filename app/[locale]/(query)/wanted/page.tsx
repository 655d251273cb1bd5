import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead, Section } from '@/components/browse/page-head';
import {
  LanguageChoice,
  WantedPages,
  WantedPorts,
  WantedTranslations,
} from '@/components/feedback/wanted';
import styles from '@/components/feedback/wanted.module.css';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { findWanted } from '@/lib/feedback/queries-wanted';
import { WANTED_PATH } from '@/lib/feedback/routes';
import { wantedQuery } from '@/lib/feedback/schema';
import { currentLocale } from '@/lib/i18n/current';
import { DEFAULT_LOCALE, languageName, LOCALES, pageAlternates } from '@/lib/i18n/locales';
import { systemClock } from '@/lib/platform/clock';

interface WantedRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: WantedRouteProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('feedback'),
    currentLocale(),
    searchParams,
  ]);
  return {
    title: t('wanted.title'),
    description: t('wanted.lead'),
    alternates: pageAlternates(locale, WANTED_PATH),
    // Each language is a view of the same page.
    robots: Object.keys(asked).length > 0 ? { index: false, follow: true } : undefined,
  };
}

/** What to write next: for whoever would like to help and asks with what. */
export default async function WantedRoute({ searchParams }: WantedRouteProps) {
  const [t, locale, asked] = await Promise.all([
    getTranslations('feedback'),
    currentLocale(),
    searchParams,
  ]);
  const { language: named } = readAsked(wantedQuery, asked).query;
  // Nothing is translated into English: whoever reads in it is shown the first of the others.
  const translated = LOCALES.filter((one) => one !== DEFAULT_LOCALE);
  const language = translated.find((one) => one === (named ?? locale)) ?? translated[0];
  if (language === undefined) throw new TypeError('a site of one language translates nothing');
  const { pages, ports, translations, missing } = await findWanted(language, systemClock.now());
  return (
    <div className={`wrap ${styles.body}`}>
      <PageHead lead={t('wanted.lead')} title={t('wanted.title')} />
      <Section id="readers" title={t('wanted.pages')}>
        {pages.length === 0 ? <p>{t('wanted.noPages')}</p> : <WantedPages pages={pages} />}
      </Section>
      <Section id="articles" title={t('wanted.ports')}>
        {ports.length === 0 ? <p>{t('wanted.noPorts')}</p> : <WantedPorts ports={ports} />}
      </Section>
      <Section
        aside={t('wanted.count', { count: missing })}
        id="translations"
        title={t('wanted.translations', { language: languageName(language, locale) })}
      >
        <LanguageChoice language={language} languages={translated} />
        {translations.length === 0 ? (
          <p>{t('wanted.noTranslations')}</p>
        ) : (
          <WantedTranslations language={language} translations={translations} />
        )}
      </Section>
    </div>
  );
}
