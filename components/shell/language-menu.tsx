import { useTranslations } from 'next-intl';
import { use } from 'react';
import { currentLocale } from '@/lib/i18n/current';
import { DEFAULT_LOCALE, LANGUAGES, LOCALES } from '@/lib/i18n/locales';
import { LanguageDetails } from './language-details';

/** The menu of languages, with their names given from the server. */
export function LanguageMenu() {
  const t = useTranslations('shell');
  const current = use(currentLocale());
  const languages = LOCALES.map((locale) => ({
    locale,
    name: LANGUAGES[locale].ownName,
    prefix: locale === DEFAULT_LOCALE ? '' : `/${locale}`,
    // The page would fetch a font for this one word.
    isForeign: ![LANGUAGES[current].script, 'latin'].includes(LANGUAGES[locale].script),
  }));
  return <LanguageDetails current={current} label={t('languages')} languages={languages} />;
}
