import { locale } from 'next/root-params';
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales';

/** The language of the page being rendered (server components only). */
export async function currentLocale(): Promise<Locale> {
  const asked = await locale();
  return isLocale(asked) ? asked : DEFAULT_LOCALE;
}
