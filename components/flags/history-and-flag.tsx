import { useLocale, useTranslations } from 'next-intl';
import { IntlLink } from '@/components/edits/intl-link';
import { historyPath } from '@/lib/edits/routes';
import { FlagButton } from './flag-button';

interface HistoryAndFlagProps {
  readonly subject: {
    readonly type: 'report' | 'article' | 'software' | 'service';
    readonly id: number | string;
  };
}

/** The small ways from a report, an article, a software entry or a service's profile: what it was before, and a word to the moderators. */
export function HistoryAndFlag({ subject }: HistoryAndFlagProps) {
  const [t, edits] = [useTranslations('history'), useTranslations('edits')];
  const locale = useLocale();
  const { type } = subject;
  const id = String(subject.id);
  const inAddress = type === 'article' ? id.replace('/', '-') : id;
  return (
    <>
      <IntlLink href={historyPath({ type, id: inAddress })} rel="nofollow">
        {t('short')}
      </IntlLink>
      <FlagButton label={edits('flag.button')} locale={locale} subject={subject} />
    </>
  );
}
