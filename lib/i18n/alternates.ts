import type { Metadata } from 'next';
import { DEFAULT_LOCALE, type Locale, localePath, LOCALES } from './locales';

/** The page's own address and its other languages, for `<link rel="canonical">` and `hreflang`. */
export function pageAlternates(locale: Locale, path: string): NonNullable<Metadata['alternates']> {
  return {
    canonical: localePath(locale, path),
    languages: {
      ...Object.fromEntries(LOCALES.map((one) => [one, localePath(one, path)])),
      'x-default': localePath(DEFAULT_LOCALE, path),
    },
  };
}
