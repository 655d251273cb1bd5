import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { historyPath } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { FlagButton } from './flag-button';

interface HistoryAndFlagProps {
  readonly subject: {
    readonly type: 'report' | 'article' | 'software';
    readonly id: number | string;
  };
}

/** The small ways from a report, an article or a software entry: what it was before, and a word to the moderators. */
export async function HistoryAndFlag({ subject }: HistoryAndFlagProps) {
  const [t, edits, locale] = await Promise.all([
    getTranslations('history'),
    getTranslations('edits'),
    currentLocale(),
  ]);
  const id = String(subject.id).replace('/', '-');
  return (
    <>
      <LocaleLink href={historyPath({ type: subject.type, id })} rel="nofollow">
        {t('short')}
      </LocaleLink>
      <FlagButton label={edits('flag.button')} locale={locale} subject={subject} />
    </>
  );
}
