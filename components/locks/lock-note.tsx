import { useTranslations } from 'next-intl';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import type { LockView } from '@/lib/locks/schema';
import styles from './lock-note.module.css';

/** That something is locked: the same words for everybody, true however long a cache keeps them. */
export function LockNote({ lock }: { readonly lock: LockView }) {
  const t = useTranslations('locks');
  const { by, until, level, reason } = lock;
  return (
    <p className={styles.note}>
      {t.rich(until === null ? 'note.open' : 'note.until', {
        who: () => <Person handle={by} />,
        date: () => <Moment at={until ?? ''} precise />,
        reason: () => <bdi>{reason}</bdi>,
      })}{' '}
      {t(`note.${level}`)}
    </p>
  );
}
