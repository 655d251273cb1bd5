import styles from './mark.module.css';

export type MarkKind = 'official' | 'community' | 'both' | 'none';

/** The shape of a world: a circle for official, a diamond for community, half of each for both. The word stands beside it. */
export function Mark({ kind }: { readonly kind: MarkKind }) {
  return <span aria-hidden="true" className={`${styles.mark} ${styles[kind]}`} />;
}
