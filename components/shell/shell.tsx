import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FollowLinks } from './follow-links';
import { Footer } from './footer';
import { Masthead } from './masthead';
import styles from './shell.module.css';

const MAIN_ID = 'main';

/** What surrounds every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <>
      <FollowLinks />
      <a className={styles.skip} href={`#${MAIN_ID}`}>
        {t('skip')}
      </a>
      <Masthead />
      <main id={MAIN_ID} tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}
