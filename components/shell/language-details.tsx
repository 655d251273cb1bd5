'use client';

import { usePathname } from 'next/navigation';
import { useRef } from 'react';
import { useClosing } from '@/components/client/use-closing';
import styles from './language-menu.module.css';

interface LanguageDetailsProps {
  readonly label: string;
  readonly current: string;
  readonly languages: readonly {
    readonly locale: string;
    readonly name: string;
    readonly prefix: string;
    /** Its name is written in letters that the page's fonts do not have. */
    readonly isForeign: boolean;
  }[];
}

/**
 * The same page in the other languages, as a menu. Whole-page links: another language is another document,
 * with its own `lang` and direction.
 */
export function LanguageDetails({ label, current, languages }: LanguageDetailsProps) {
  // The server sees the rewritten address (/en/ports/80), the browser its own (/ports/80): cut both to the same.
  const pathname = usePathname();
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  const prefix = languages
    .map(({ locale }) => `/${locale}`)
    .find((one) => pathname === one || pathname.startsWith(`${one}/`));
  const path = prefix === undefined ? pathname : pathname.slice(prefix.length);
  const name = languages.find(({ locale }) => locale === current)?.name;
  return (
    <nav aria-label={label} className={styles.languages}>
      <details ref={details}>
        <summary aria-label={`${label}: ${name}`}>
          <svg aria-hidden="true" height="18" viewBox="0 0 18 18" width="18">
            <path d="M9 1.8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 9 1.8zm0 0c-4.2 4.2-4.2 10.2 0 14.4 4.2-4.2 4.2-10.2 0-14.4zM1.8 9h14.4" />
          </svg>
          <span>{name}</span>
        </summary>
        <ul>
          {languages.map((language) => (
            <li key={language.locale}>
              <a
                aria-current={language.locale === current ? 'true' : undefined}
                className={language.isForeign ? styles.foreign : undefined}
                href={`${language.prefix}${path === '/' ? '' : path}` || '/'}
                hrefLang={language.locale}
                lang={language.locale}
              >
                {language.name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
