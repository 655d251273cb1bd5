import type { ReactNode } from 'react';
import { LocaleLink } from '@/components/ui/locale-link';
import styles from './page-head.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Where this page hangs: the pages above it, the uppermost first. */
  readonly crumbs?: readonly { readonly href: string; readonly label: ReactNode }[];
  readonly crumbsLabel?: string;
  /** Whether the title is a name from the registry: then it is set as one. */
  readonly code?: boolean;
}

/** The head of a page of lists or prose: where it hangs, its title, what it is in a sentence. */
export function PageHead({ title, lead, crumbs = [], crumbsLabel, code = false }: PageHeadProps) {
  return (
    <header className={styles.head}>
      {crumbs.length > 0 && (
        <nav aria-label={crumbsLabel} className={styles.crumbs}>
          <ol>
            {crumbs.map(({ href, label }) => (
              <li key={href}>
                <LocaleLink href={href}>{label}</LocaleLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 className={code ? styles.code : styles.title}>{title}</h1>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}
