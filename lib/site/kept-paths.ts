import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales';
import { keptPattern, pageFolders } from './page-folders.mjs';

const NAMED = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).join('|');

const PATTERNS = pageFolders()
  .filter(({ group }) => group === 'kept')
  .map(({ path }) => new RegExp(`^(?:/(?:${NAMED}))?${keptPattern(path)}$`));

/** Whether a page of `(kept)` is at this path, in any language. */
export function isKeptPath(path: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(path));
}
