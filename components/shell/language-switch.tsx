import { getTranslations } from 'next-intl/server';
import { currentLocale } from '@/lib/i18n/current';
import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { LanguageLinks } from './language-links';

interface LanguageSwitchProps {
  /** Two navigations of one page need names of their own. */
  readonly place: 'head' | 'foot';
  readonly className?: string;
}

/** The language switch, with its names given from the server. */
export async function LanguageSwitch({ place, className }: LanguageSwitchProps) {
  const [t, current] = await Promise.all([getTranslations('shell'), currentLocale()]);
  const languages = LOCALES.map((locale) => ({
    locale,
    name: LOCALE_NAMES[locale],
    prefix: locale === DEFAULT_LOCALE ? '' : `/${locale}`,
  }));
  return (
    <LanguageLinks
      className={className}
      current={current}
      label={t(`languages.${place}`)}
      languages={languages}
    />
  );
}
