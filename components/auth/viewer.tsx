import { useTranslations } from 'next-intl';
import { use } from 'react';
import { VIEWER_ITEMS } from '@/components/shell/nav-items';
import { ACCOUNT_PATH, HANDLE_PATH, SIGNIN_PATH } from '@/lib/auth/routes';
import { CONTRIBUTIONS_PATH } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { NOTIFICATIONS_PATH } from '@/lib/notifications/routes';
import { USERS_PATH } from '@/lib/users/routes';
import { ViewerMenu } from './viewer-menu';

/** Who is signed in, for the masthead: the same bytes for everybody, filled in by the browser. */
export function Viewer() {
  const t = useTranslations('signin');
  const shell = useTranslations('shell');
  const locale = use(currentLocale());
  return (
    <ViewerMenu
      items={VIEWER_ITEMS.map(({ href, label, from }) => ({
        href: localePath(locale, href),
        label: shell(`nav.${label}`),
        from,
      }))}
      labels={{
        signIn: t('menu.signIn'),
        label: t('menu.label'),
        account: t('menu.account'),
        notifications: t('menu.notifications'),
        contributions: t('menu.contributions'),
        profile: t('menu.profile'),
        choose: t('menu.choose'),
        signOut: t('menu.signOut'),
      }}
      paths={{
        signIn: localePath(locale, SIGNIN_PATH),
        account: localePath(locale, ACCOUNT_PATH),
        notifications: localePath(locale, NOTIFICATIONS_PATH),
        contributions: localePath(locale, CONTRIBUTIONS_PATH),
        handle: localePath(locale, HANDLE_PATH),
        users: localePath(locale, USERS_PATH),
        home: localePath(locale, '/'),
      }}
    />
  );
}
