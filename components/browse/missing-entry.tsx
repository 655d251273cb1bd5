import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NotFoundBody } from '@/components/shell/missing-page';
import { buttonClass } from '@/components/ui/button';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { SEARCH_PATH } from '@/lib/search/routes';
import { PageHead } from './page-head';
import styles from './missing-entry.module.css';

interface MissingEntryProps {
  /** What was asked for, as the reader typed it. */
  readonly asked: string;
  readonly title: ReactNode;
  readonly text: ReactNode;
  /** The index in which it may stand under another name. */
  readonly index: { readonly href: string; readonly label: string };
}

/** A page with status 404 that says what is not there and where to look instead. */
export function MissingEntry(props: MissingEntryProps) {
  return (
    <NotFoundBody>
      <MissingBody {...props} />
    </NotFoundBody>
  );
}

async function MissingBody({ asked, title, text, index }: MissingEntryProps) {
  const [t, locale] = await Promise.all([getTranslations('shell'), currentLocale()]);
  return (
    <div className="wrap">
      <PageHead lead={text} title={title} />
      <form action={localePath(locale, SEARCH_PATH)} className={styles.search} method="get">
        <label className="visually-hidden" htmlFor="missing-entry">
          {t('search.label')}
        </label>
        <input
          defaultValue={asked.slice(0, 80)}
          dir="auto"
          id="missing-entry"
          name="q"
          type="search"
        />
        <button className={buttonClass('primary')} type="submit">
          {t('search.submit')}
        </button>
      </form>
      <p className={styles.index}>
        <LocaleLink href={index.href}>{index.label}</LocaleLink>
      </p>
    </div>
  );
}
