import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type { Tx } from '@/lib/platform/db';
import { articleEntry, articleKey } from '@/lib/search/article-entry';
import { dropSearchEntries, writeSearchEntries } from '@/lib/search/commands';

/** Makes the search find an article as it is now. */
export async function refreshArticleEntry(tx: Tx, id: number): Promise<void> {
  const article = await tx.article.findUniqueOrThrow({ where: { id } });
  const locale = isLocale(article.locale) ? article.locale : DEFAULT_LOCALE;
  if (article.state !== 'active')
    return dropSearchEntries(tx, 'article', [articleKey(article.port, locale)]);
  await writeSearchEntries(tx, [articleEntry({ ...article, locale })]);
}
