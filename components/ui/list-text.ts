import type { Locale } from '@/lib/i18n/locales';

/** British English has no comma before "and". */
const LIST_LOCALES: Record<Locale, string> = { en: 'en-GB', he: 'he', pl: 'pl', es: 'es' };

/** `a, b and c` in the reader's language. */
export function listText(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(LIST_LOCALES[locale], { type: 'conjunction' }).format(items);
}
