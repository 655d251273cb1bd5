import type { ReactNode } from 'react';
import { LocaleLink } from '@/components/ui/locale-link';
import styles from './letter-links.module.css';

interface LetterLinksProps {
  readonly label: string;
  /** `href` is a page's address, or `#…` for a place on this one. */
  readonly letters: readonly {
    readonly letter: string;
    readonly href: string;
    readonly count?: number;
    readonly isCurrent?: boolean;
  }[];
  /** A link before the letters. */
  readonly first?: ReactNode;
}

/** The letters that the names of a list begin with. */
export function LetterLinks({ label, letters, first }: LetterLinksProps) {
  return (
    <nav aria-label={label} className={styles.letters}>
      {first}
      <ul dir="ltr">
        {letters.map(({ letter, href, count, isCurrent = false }) => {
          const content = (
            <>
              {letter} {count !== undefined && <small>{count}</small>}
            </>
          );
          return (
            <li key={letter}>
              {href.startsWith('#') ? (
                <a href={href}>{content}</a>
              ) : (
                <LocaleLink aria-current={isCurrent ? 'page' : undefined} href={href}>
                  {content}
                </LocaleLink>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
