import { useLocale, useTranslations } from 'next-intl';
import { IntlLink } from '@/components/edits/intl-link';
import { historyPath } from '@/lib/edits/routes';
import { FlagButton } from './flag-button';

interface HistoryAndFlagProps {
  readonly subject: {
    readonly type: 'report' | 'article' | 'software';
    readonly id: number | string;
  };
}

/** The small ways from a report, an article or a software entry: what it was before, and a word to the moderators. */
export function HistoryAndFlag({ subject }: HistoryAndFlagProps) {
  const [t, edits] = [useTranslations('history'), useTranslations('edits')];
  const locale = useLocale();
  const id = String(subject.id).replace('/', '-');
  return (
    <>
      <IntlLink href={historyPath({ type: subject.type, id })} rel="nofollow">
        {t('short')}
      </IntlLink>
      <FlagButton label={edits('flag.button')} locale={locale} subject={subject} />
    </>
  );
}
