import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
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

interface SectionProps {
  readonly id?: string;
  readonly title: ReactNode;
  /** Said quietly beside the title: a count, a source. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading of the second level. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} id={id}>
      <h2>
        {title}
        {aside !== undefined && <small>{aside}</small>}
      </h2>
      {children}
    </section>
  );
}

interface PagerProps {
  readonly label: string;
  /** To the page before, or to the first. */
  readonly back?: { readonly href: string; readonly label: string };
  readonly next?: { readonly href: string; readonly label: string };
}

/** Leads through a list that is too long for one page. */
export function Pager({ label, back, next }: PagerProps) {
  if (back === undefined && next === undefined) return null;
  return (
    <nav aria-label={label} className={styles.pager}>
      {back !== undefined && <ButtonLink href={back.href}>{back.label}</ButtonLink>}
      {next !== undefined && (
        <ButtonLink href={next.href} tone="primary">
          {next.label}
        </ButtonLink>
      )}
    </nav>
  );
}
