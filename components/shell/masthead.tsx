import { getTranslations } from 'next-intl/server';
import { Viewer } from '@/components/auth/viewer';
import { SiteCommandBox } from '@/components/search/site-command-box';
import { LocaleLink } from '@/components/ui/locale-link';
import { Brand } from './brand';
import { LanguageSwitch } from './language-switch';
import styles from './masthead.module.css';
import { NAV_ITEMS } from './nav-items';
import { SearchField } from './search-field';
import { ThemeSwitch } from './theme-switch';

/** The head of every page: name, search, what there is, language and theme. */
export async function Masthead() {
  const t = await getTranslations('shell');
  return (
    <header className={styles.mast}>
      <div className={`wrap ${styles.row}`}>
        <Brand />
        <SearchField />
        <SiteCommandBox />
        {NAV_ITEMS.length > 0 && (
          <nav aria-label={t('nav.label')} className={styles.nav}>
            {NAV_ITEMS.map((item) => (
              <LocaleLink href={item.href} key={item.href}>
                {t(`nav.${item.label}`)}
              </LocaleLink>
            ))}
          </nav>
        )}
        <div className={styles.tools}>
          <LanguageSwitch className={styles.languages} place="head" />
          <ThemeSwitch label={t('theme')} />
          <Viewer />
        </div>
      </div>
    </header>
  );
}
