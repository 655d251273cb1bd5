import { useActionName } from '@/components/log/action-name';
import type { EditView } from '@/lib/edits/schema';
import styles from './edit-history.module.css';
import { Moment } from './moment';
import { Person } from './person';

/** Everything that was done with an edit, in order, with its reasons. */
export function EditHistory({ history }: { readonly history: EditView['history'] }) {
  const nameOf = useActionName();
  return (
    <ol className={styles.history}>
      {history.map((entry, at) => (
        <li key={at}>
          <span className={styles.when}>
            <Moment at={entry.at} precise />
          </span>
          <p className={`dotted ${styles.who}`}>
            <strong>{nameOf(entry.action)}</strong>
            <Person handle={entry.actor} />
          </p>
          <p className={styles.reason}>
            <bdi>{entry.reason}</bdi>
          </p>
        </li>
      ))}
    </ol>
  );
}
