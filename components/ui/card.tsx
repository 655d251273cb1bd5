import type { ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  /** Which world the card belongs to; it colours the upper edge. */
  readonly tone?: 'official' | 'community' | 'plain';
  readonly children: ReactNode;
}

/** A sheet of paper. Its direct children are sections divided by lines. */
export function Card({ tone = 'plain', children }: CardProps) {
  return <div className={`${styles.card} ${styles[tone]}`}>{children}</div>;
}

/** The lower part of a card, for what is said beside its matter. */
export function CardAside({ children }: { readonly children: ReactNode }) {
  return <div className={styles.aside}>{children}</div>;
}
