import { locale as rootLocale } from 'next/root-params';
import { _createCache } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, isLocale } from './locales';
import { loadMessages } from './messages';

/** Messages taken apart, kept for the process; next-intl would keep them for one request. */
const parsed = _createCache();

/**
 * next-intl's configuration. Pages read their language from the address (`[locale]`);
 * route handlers and actions have no root parameters and pass `locale` themselves.
 */
export default getRequestConfig(async ({ locale: given }) => {
  const asked = given ?? (await rootLocale());
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const messages = await loadMessages(locale);
  return { locale, messages, timeZone: 'UTC', ...{ _cache: parsed } };
});
