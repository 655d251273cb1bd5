import { ButtonLink } from '@/components/ui/button';
import styles from './pager.module.css';

interface PagerProps {
  readonly label: string;
  readonly first?: { readonly href: string; readonly label: string };
  readonly next?: { readonly href: string; readonly label: string };
}

/** Leads through a list that is too long for one page. */
export function Pager({ label, first, next }: PagerProps) {
  if (first === undefined && next === undefined) return null;
  return (
    <nav aria-label={label} className={styles.pager}>
      {first !== undefined && <ButtonLink href={first.href}>{first.label}</ButtonLink>}
      {next !== undefined && (
        <ButtonLink href={next.href} tone="primary">
          {next.label}
        </ButtonLink>
      )}
    </nav>
  );
}
