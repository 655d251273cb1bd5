import { useTranslations } from 'next-intl';
import type { EditView } from '@/lib/edits/schema';
import { Moment } from './moment';
import { Person } from './person';
import styles from './thread.module.css';

type History = EditView['history'];

/** Of what was done with an edit, what was only said. */
export function isComment({ action }: History[number]): boolean {
  return action === 'edit.commented';
}

/** What its author and reviewers said of an edit, oldest first. */
export function Thread({ history, none }: { readonly history: History; readonly none?: string }) {
  const t = useTranslations('edits');
  const said = history.filter(isComment);
  if (said.length === 0) return none === undefined ? null : <p>{none}</p>;
  return (
    <ol aria-label={t('thread.title')} className={styles.thread}>
      {said.map(({ at, actor, reason }) => (
        <li key={`${at} ${actor ?? ''}`}>
          <p className={`dotted ${styles.by}`}>
            <Person handle={actor} />
            <Moment at={at} precise />
          </p>
          <p className={styles.text}>
            <bdi>{reason}</bdi>
          </p>
        </li>
      ))}
    </ol>
  );
}
