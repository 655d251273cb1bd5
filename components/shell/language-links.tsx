'use client';

import { usePathname } from 'next/navigation';
import styles from './language-links.module.css';

interface LanguageLinksProps {
  readonly label: string;
  readonly current: string;
  readonly languages: readonly {
    readonly locale: string;
    readonly name: string;
    readonly prefix: string;
  }[];
  readonly className?: string;
}

/**
 * The same page in the other languages. Whole-page links: another language is another document,
 * with its own `lang` and direction.
 */
export function LanguageLinks({ label, current, languages, className }: LanguageLinksProps) {
  // The server sees the rewritten address (/en/ports/80), the browser its own (/ports/80): cut both to the same.
  const pathname = usePathname();
  const prefix = languages
    .map(({ locale }) => `/${locale}`)
    .find((one) => pathname === one || pathname.startsWith(`${one}/`));
  const path = prefix === undefined ? pathname : pathname.slice(prefix.length);
  return (
    <nav aria-label={label} className={`${styles.languages} ${className ?? ''}`}>
      <ul>
        {languages.map((language) => (
          <li key={language.locale}>
            <a
              aria-current={language.locale === current ? 'true' : undefined}
              href={`${language.prefix}${path === '/' ? '' : path}` || '/'}
              hrefLang={language.locale}
              lang={language.locale}
            >
              {language.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
