import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { buttonClass } from '@/components/ui/button';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { portPath } from '@/lib/ports/routes';
import { SEARCH_PATH } from '@/lib/search/routes';
import styles from './missing-page.module.css';
import { NotFoundBoundary } from './not-found-boundary';

/** Ports that many people come for. */
const SUGGESTED = [22, 80, 443, 3000, 5432, 8080] as const;

interface MissingPageProps {
  /** What was asked for: an address in general, or something in a port's place, repeated to the reader. */
  readonly port?: string;
}

/** The page that says there is no such page, and where to go instead; with status 404. */
export function MissingPage({ port }: MissingPageProps) {
  return (
    <NotFoundBody>
      <Instead port={port} />
    </NotFoundBody>
  );
}

async function Instead({ port }: MissingPageProps) {
  const [t, locale] = await Promise.all([getTranslations('shell'), currentLocale()]);
  const asked = port === undefined ? null : port.slice(0, 40);
  return (
    <div className={`wrap ${styles.missing}`}>
      <p className={styles.code}>404</p>
      <h1>
        {asked === null
          ? t('missing.title')
          : t.rich('missing.portTitle', { port: () => <bdi dir="ltr">{asked}</bdi> })}
      </h1>
      <p className={styles.text}>{asked === null ? t('missing.text') : t('missing.portText')}</p>
      <form action={localePath(locale, SEARCH_PATH)} className={styles.search} method="get">
        <label className="visually-hidden" htmlFor="missing-search">
          {t('search.label')}
        </label>
        <input
          defaultValue={asked ?? ''}
          id="missing-search"
          name="q"
          placeholder={t('search.placeholder')}
          type="search"
        />
        <button className={buttonClass('primary')} type="submit">
          {t('search.submit')}
        </button>
      </form>
      <p className={styles.try}>
        {t('missing.try')}
        {SUGGESTED.map((one) => (
          <LocaleLink href={portPath(one)} key={one}>
            {one}
          </LocaleLink>
        ))}
      </p>
    </div>
  );
}

/** A full page with status 404 on the first request, in the reader's language: `children` is what it says. */
export function NotFoundBody({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={children}>
      <NotFoundBoundary missing={children}>
        <Gone />
      </NotFoundBoundary>
    </Suspense>
  );
}

function Gone(): never {
  notFound();
}
