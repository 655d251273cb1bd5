import type { ReactNode } from 'react';
import styles from './empty-list.module.css';

interface EmptyListProps {
  readonly title: string;
  readonly text?: string;
  /** Ways to go on from here. */
  readonly children?: ReactNode;
}

/** A list without anything in it, and what to do about that. */
export function EmptyList({ title, text, children }: EmptyListProps) {
  return (
    <div className={styles.empty} role="status">
      <strong>{title}</strong>
      {text !== undefined && <span>{text}</span>}
      {children}
    </div>
  );
}
