'use client';

import type { ReactNode } from 'react';
import { SiteLink } from '@/components/ui/site-link';
import { SiteLinks } from '@/components/ui/site-links';
import styles from './masthead.module.css';
import { Popovers } from './popovers';
import { SearchField, type SearchFieldProps } from './search-field';
import { ThemeSwitch } from './theme-switch';

const MENU_ID = 'site-menu';

/** An address in the page's language, with its words. */
type Way = readonly [href: string, text: string];

interface MastheadViewProps {
  readonly home: string;
  readonly nav: readonly Way[];
  readonly report: Way;
  readonly signIn: Way;
  readonly search: SearchFieldProps;
  readonly labels: { readonly menu: string; readonly nav: string; readonly theme: string };
  readonly commandBox: ReactNode;
  readonly languages: ReactNode;
  readonly viewer: ReactNode;
}

/** The masthead in words: it stands on every page, and a page sends no elements of it. */
export function MastheadView(props: MastheadViewProps) {
  const { home, nav, report, signIn, search, labels, commandBox, languages, viewer } = props;
  return (
    <header className={styles.mast}>
      <div className={`wrap ${styles.row}`}>
        <Brand href={home} />
        <SearchField {...search} />
        {commandBox}
        <button className={styles.opener} popoverTarget={MENU_ID} type="button">
          <svg aria-hidden="true" height="18" viewBox="0 0 18 18" width="18">
            <path d="M2 4.5h14M2 9h14M2 13.5h14" />
          </svg>
          <span>{labels.menu}</span>
        </button>
        <div className={styles.ways} id={MENU_ID} popover="auto">
          <nav aria-label={labels.nav} className={styles.nav}>
            <SiteLinks links={nav} />
          </nav>
          <SiteLink className={styles.report} href={report[0]}>
            {report[1]}
          </SiteLink>
          {languages}
          <ThemeSwitch label={labels.theme} />
          <a className={styles.signIn} href={signIn[0]}>
            {signIn[1]}
          </a>
        </div>
        <div className={styles.viewer}>{viewer}</div>
      </div>
      <Popovers />
    </header>
  );
}

/** The compass rose and the name, leading home. */
function Brand({ href }: { readonly href: string }) {
  return (
    <SiteLink className={styles.brand} href={href}>
      <CompassRose />
      <span className={styles.name}>Portolan</span>
    </SiteLink>
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
