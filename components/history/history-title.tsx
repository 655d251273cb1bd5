import { getTranslations } from 'next-intl/server';
import { languageName } from '@/lib/i18n/language-name';
import type { HistoryHead } from '@/lib/edits/queries/revisions';
import { currentLocale } from '@/lib/i18n/current';

/** What the history is of, as a title. */
export async function HistoryTitle({ head }: { readonly head: HistoryHead }) {
  const [t, locale] = await Promise.all([getTranslations('history'), currentLocale()]);
  return t.rich(`title.${head.type}`, {
    name: () => <bdi>{head.name}</bdi>,
    language: head.locale === null ? '' : languageName(head.locale, locale),
  });
}

/** The same as plain text. */
export async function historyTitleText(head: HistoryHead): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('history'), currentLocale()]);
  return t.markup(`title.${head.type}`, {
    name: () => head.name,
    language: head.locale === null ? '' : languageName(head.locale, locale),
  });
}
