import type { Locale } from '@/lib/i18n/locales';

/** The form that writes or changes the article of a port in one language. */
export function articleEditPath(port: number, locale: Locale): string {
  return `/ports/${port}/article/edit?locale=${locale}`;
}
