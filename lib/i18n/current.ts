import { locale } from 'next/root-params';
import { cache } from 'react';
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales';

/** The language of the page being rendered (server components only): one promise a page, so that `use` waits for it once. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const asked = await locale();
  return isLocale(asked) ? asked : DEFAULT_LOCALE;
});
