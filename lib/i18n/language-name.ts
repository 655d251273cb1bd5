/** A language's name in another: `pl` in English is Polish. Of something that names no language, itself. */
export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
}
