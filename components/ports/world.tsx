import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { Permalink } from '@/components/ui/permalink';
import styles from './world.module.css';

interface WorldProps {
  readonly kind: 'official' | 'community';
  readonly id: string;
  readonly title: string;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

/** One of the two worlds of a port: its mark, its word, where it comes from, its cards. */
export function World({ kind, id, title, aside, children }: WorldProps) {
  return (
    <section aria-labelledby={id} className={styles.world}>
      <div className={styles.head}>
        <Mark kind={kind} />
        <h2 id={id}>
          <Permalink id={id}>{title}</Permalink>
        </h2>
        <p>{aside}</p>
      </div>
      <div className={styles.cards}>{children}</div>
    </section>
  );
}
