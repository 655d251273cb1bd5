import { getTranslations } from 'next-intl/server';
import { Viewer } from '@/components/auth/viewer';
import { SiteCommandBox } from '@/components/search/site-command-box';
import { LocaleLink } from '@/components/ui/locale-link';
import { SIGNIN_PATH } from '@/lib/auth/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { REPORT_PATH } from '@/lib/reports/routes';
import { LanguageMenu } from './language-menu';
import styles from './masthead.module.css';
import { NAV_ITEMS } from './nav-items';
import { Popovers } from './popovers';
import { SearchField } from './search-field';
import { ThemeSwitch } from './theme-switch';

const MENU_ID = 'site-menu';

/**
 * The head of every page: name, search, what there is, language and theme. On a narrow screen all ways stand
 * in a menu, which is the same element: a popover, that a wide style sheet lays into the row.
 */
export async function Masthead() {
  const [t, signin, report, locale] = await Promise.all([
    getTranslations('shell'),
    getTranslations('signin'),
    getTranslations('reportForm'),
    currentLocale(),
  ]);
  return (
    <header className={styles.mast}>
      <div className={`wrap ${styles.row}`}>
        <Brand />
        <SearchField />
        <SiteCommandBox />
        <button className={styles.opener} popoverTarget={MENU_ID} type="button">
          <svg aria-hidden="true" height="18" viewBox="0 0 18 18" width="18">
            <path d="M2 4.5h14M2 9h14M2 13.5h14" />
          </svg>
          <span>{t('nav.menu')}</span>
        </button>
        <div className={styles.ways} id={MENU_ID} popover="auto">
          <nav aria-label={t('nav.label')} className={styles.nav}>
            {NAV_ITEMS.map((item) => (
              <LocaleLink href={item.href} key={item.href}>
                {t(`nav.${item.label}`)}
              </LocaleLink>
            ))}
          </nav>
          <LocaleLink className={styles.report} href={REPORT_PATH}>
            {report('invite.button')}
          </LocaleLink>
          <LanguageMenu />
          <ThemeSwitch label={t('theme')} />
          <a className={styles.signIn} href={localePath(locale, SIGNIN_PATH)}>
            {signin('menu.signIn')}
          </a>
        </div>
        <div className={styles.viewer}>
          <Viewer />
        </div>
      </div>
      <Popovers />
    </header>
  );
}

/** The compass rose and the name, leading home. */
function Brand() {
  return (
    <LocaleLink className={styles.brand} href="/">
      <CompassRose />
      <span className={styles.name}>Portolan</span>
    </LocaleLink>
  );
}

function CompassRose() {
  return (
    <svg
      aria-hidden="true"
      className={styles.rose}
      fill="none"
      height="28"
      viewBox="0 0 32 32"
      width="28"
    >
      <circle className={styles.ring} cx="16" cy="16" r="14.2" strokeWidth="1.3" />
      <path className={styles.between} d="M6 6 16 14.4 26 6 17.6 16 26 26 16 17.6 6 26 14.4 16Z" />
      <path className={styles.across} d="M1.5 16 16 13.4 30.5 16 16 18.6Z" />
      <path className={styles.upright} d="M16 1.5 18.6 16 16 30.5 13.4 16Z" />
    </svg>
  );
}
