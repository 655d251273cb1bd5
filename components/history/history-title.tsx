import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { NotFoundBody } from '@/components/shell/missing-page';
import { ButtonLink } from '@/components/ui/button';
import type { HistoryHead } from '@/lib/edits/queries/revisions';
import { CHANGES_PATH } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { languageName } from '@/lib/i18n/locales';

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

/** The page, with status 404, for what has no history. */
export function MissingHistory() {
  return (
    <NotFoundBody>
      <Body />
    </NotFoundBody>
  );
}

async function Body() {
  const [t, log] = await Promise.all([getTranslations('history'), getTranslations('log')]);
  return (
    <div className="wrap">
      <PageHead lead={t('missing.text')} title={t('missing.title')} />
      <p>
        <ButtonLink href={CHANGES_PATH}>{log('changes.title')}</ButtonLink>
      </p>
    </div>
  );
}
