import { createTranslator } from 'next-intl';
import type { Locale } from './locales';
import { loadMessages, type Namespace } from './messages';

/** A translator outside of pages (routes, mail, commands): the language is an argument. */
export async function translatorFor(locale: Locale, namespace: Namespace) {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace, timeZone: 'UTC' });
  return (key: string, values?: Record<string, string | number | Date>): string =>
    t(key as never, values as never);
}
