import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales';
import { keptPattern, otherByQuery, pageFolders } from './page-folders.mjs';

const NAMED = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).join('|');

const KEPT = pageFolders()
  .filter(({ group }) => group === 'kept')
  .map(({ path }) => ({
    pattern: new RegExp(`^(?:/(?:${NAMED}))?${keptPattern(path)}$`),
    parameter: otherByQuery(path),
  }));

/** Whether a page of `(kept)` is at this address (a path, with or without a query), in any language. */
export function isKeptAddress(address: string): boolean {
  const [path = '', ...query] = address.split('?');
  const page = KEPT.find(({ pattern }) => pattern.test(path));
  if (page?.parameter === undefined) return page !== undefined;
  // Of a parameter that is given twice Next takes the last.
  return !new URLSearchParams(query.join('?')).getAll(page.parameter).at(-1);
}
