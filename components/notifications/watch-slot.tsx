import { useTranslations } from 'next-intl';
import { use } from 'react';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { watchFormPath } from '@/lib/notifications/routes';
import type { WatchSubject } from '@/lib/notifications/types';
import { WatchButton } from './watch-button';

interface WatchSlotProps {
  readonly subject: WatchSubject;
  /** The page it stands on, without a language. */
  readonly page: string;
}

/** The way to watch what a page is about, in the page's language. */
export function WatchSlot({ subject, page }: WatchSlotProps) {
  const t = useTranslations('notifications');
  const locale = use(currentLocale());
  return (
    <WatchButton
      form={localePath(locale, watchFormPath(subject))}
      label={t('button.watch')}
      locale={locale}
      signIn={withNext(localePath(locale, SIGNIN_PATH), localePath(locale, page))}
      subject={subject}
    />
  );
}
