import { useTranslations } from 'next-intl';
import { use } from 'react';
import { Viewer } from '@/components/auth/viewer';
import { SiteCommandBox } from '@/components/search/site-command-box';
import { SIGNIN_PATH } from '@/lib/auth/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { REPORT_PATH } from '@/lib/reports/routes';
import { SEARCH_PATH } from '@/lib/search/routes';
import { LanguageMenu } from './language-menu';
import { MastheadView } from './masthead-view';
import { NAV_ITEMS } from './nav-items';

/**
 * The head of every page: name, search, what there is, language and theme. On a narrow screen all ways stand
 * in a menu, which is the same element: a popover, that a wide style sheet lays into the row.
 */
export function Masthead() {
  const t = useTranslations('shell');
  const signin = useTranslations('signin');
  const report = useTranslations('reportForm');
  const locale = use(currentLocale());
  return (
    <MastheadView
      commandBox={<SiteCommandBox />}
      home={localePath(locale, '/')}
      labels={{ menu: t('nav.menu'), nav: t('nav.label'), theme: t('theme') }}
      languages={<LanguageMenu />}
      nav={NAV_ITEMS.map(({ href, label }) => [localePath(locale, href), t(`nav.${label}`)])}
      report={[localePath(locale, REPORT_PATH), report('invite.button')]}
      search={{
        action: localePath(locale, SEARCH_PATH),
        label: t('search.label'),
        placeholder: t('search.placeholder'),
      }}
      signIn={[localePath(locale, SIGNIN_PATH), signin('menu.signIn')]}
      viewer={<Viewer />}
    />
  );
}
