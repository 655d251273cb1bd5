import type { Metadata } from 'next';

/** What a language needs besides its catalogue in `lib/i18n/messages`. */
interface Language {
  /** What its speakers call it. */
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
  /** By what `Intl` writes dates and lists (BCP 47). */
  readonly formats: string;
  /** What it is written in: `app/fonts.ts` names the fonts of each. */
  readonly script: 'latin' | 'hebrew';
}

/**
 * The languages of the site: the one list. English is first and has no prefix in addresses. Codes have two letters.
 * British English writes the day first, and no comma before "and".
 */
export const LANGUAGES = {
  en: { ownName: 'English', direction: 'ltr', formats: 'en-GB', script: 'latin' },
  he: { ownName: 'עברית', direction: 'rtl', formats: 'he', script: 'hebrew' },
  pl: { ownName: 'Polski', direction: 'ltr', formats: 'pl', script: 'latin' },
  es: { ownName: 'Español', direction: 'ltr', formats: 'es', script: 'latin' },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;
export type Script = Language['script'];
export const LOCALES = Object.keys(LANGUAGES) as [Locale, ...Locale[]];
export const DEFAULT_LOCALE: Locale = 'en';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** `path` (absolute, without a language) as it is addressed in `locale`. */
export function localePath(locale: Locale, path: string): string {
  if (locale === DEFAULT_LOCALE) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** The language that an address (a path, with or without a query) names, and the path without it. */
export function splitLocale(address: string): { readonly locale: Locale; readonly path: string } {
  const [, first, rest = ''] = /^\/([^/?#]*)(.*)$/.exec(address) ?? [];
  if (!isLocale(first)) return { locale: DEFAULT_LOCALE, path: address };
  return { locale: first, path: rest.startsWith('/') ? rest : `/${rest}` };
}

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

/** A language's name in another: `pl` in English is Polish. Of something that names no language, itself. */
export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
}

/** The direction of a name in any language: that of Hebrew as soon as it has a Hebrew letter. */
export function nameDirection(name: string): 'ltr' | 'rtl' {
  return /\p{Script=Hebrew}/u.test(name) ? 'rtl' : 'ltr';
}
