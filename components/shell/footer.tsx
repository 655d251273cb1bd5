import { useTranslations } from 'next-intl';
import { use } from 'react';
import { Mark } from '@/components/ui/mark';
import { SiteLinks } from '@/components/ui/site-links';
import { APPLY_PATH } from '@/lib/apply/routes';
import { CHECK_PATH } from '@/lib/check/routes';
import { COLLISIONS_PATH } from '@/lib/collisions/routes';
import { EDITS_PATH, LOG_PATH } from '@/lib/edits/routes';
import { WANTED_PATH } from '@/lib/feedback/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { servicesPath } from '@/lib/iana/routes';
import { NAMESPACES_PATH } from '@/lib/namespaces/routes';
import { PICK_PATH } from '@/lib/pick/routes';
import { ABOUT_PATH, API_DOCS_PATH, PRIVACY_PATH } from '@/lib/platform/page-routes';
import styles from './footer.module.css';

const LICENCES = {
  mit: 'https://opensource.org/license/mit',
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
  ccBySa: 'https://creativecommons.org/licenses/by-sa/4.0/',
  iana: 'https://www.iana.org/assignments/service-names-port-numbers/',
} as const;

/** Pages that the masthead has no room for; keys of `shell.footer.links`. */
const PAGES = [
  { href: PICK_PATH, label: 'pick' },
  { href: CHECK_PATH, label: 'check' },
  { href: COLLISIONS_PATH, label: 'collisions' },
  { href: APPLY_PATH, label: 'apply' },
  { href: NAMESPACES_PATH, label: 'namespaces' },
  { href: servicesPath(), label: 'services' },
  { href: EDITS_PATH, label: 'edits' },
  { href: WANTED_PATH, label: 'wanted' },
  { href: LOG_PATH, label: 'log' },
  { href: API_DOCS_PATH, label: 'api' },
  { href: ABOUT_PATH, label: 'about' },
  { href: PRIVACY_PATH, label: 'privacy' },
] as const;

/** The foot of every page: whose the words are, and the pages that the head has no room for. */
export function Footer() {
  const t = useTranslations('shell');
  const locale = use(currentLocale());
  const link = (href: string) => {
    function Licence(chunks: React.ReactNode) {
      return <a href={href}>{chunks}</a>;
    }
    return Licence;
  };
  return (
    <footer className={styles.foot}>
      <div className={`wrap ${styles.row}`}>
        <div className={styles.about}>
          <p className={styles.motto}>{t('footer.motto')}</p>
          <ul className={styles.key}>
            <li>
              <Mark kind="official" /> {t('footer.official')}
            </li>
            <li>
              <Mark kind="community" /> {t('footer.community')}
            </li>
          </ul>
        </div>
        <ul className={styles.licences}>
          <li>{t.rich('footer.iana', { a: link(LICENCES.iana) })}</li>
          <li>{t.rich('footer.facts', { a: link(LICENCES.cc0) })}</li>
          <li>{t.rich('footer.articles', { a: link(LICENCES.ccBySa) })}</li>
          <li>{t.rich('footer.code', { a: link(LICENCES.mit) })}</li>
        </ul>
        <nav aria-label={t('footer.links.label')} className={styles.pages}>
          <SiteLinks
            links={PAGES.map(({ href, label }) => [
              localePath(locale, href),
              t(`footer.links.${label}`),
            ])}
          />
        </nav>
      </div>
    </footer>
  );
}
