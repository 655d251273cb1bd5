import { useTranslations } from 'next-intl';
import styles from '@/components/edits/edit-list.module.css';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { StateBadge } from '@/components/edits/state-badge';
import { batchPath } from '@/lib/batches/routes';
import type { BatchView } from '@/lib/batches/schema';
import { EDIT_STATES } from '@/lib/edits/types';

interface BatchListProps {
  readonly batches: readonly BatchView[];
  readonly label: string;
}

/** Batches with what became of their edits, newest first. */
export function BatchList({ batches, label }: BatchListProps) {
  const t = useTranslations('batches');
  return (
    <ul aria-label={label} className={styles.list}>
      {batches.map((batch) => (
        <li key={batch.id}>
          <p className={styles.title}>
            <IntlLink href={batchPath(batch.id)}>
              {t('number', { id: String(batch.id) })}: <bdi>{batch.title}</bdi>
            </IntlLink>
          </p>
          <p className={`dotted ${styles.facts}`}>
            <span>{t('brought', { count: batch.proposed })}</span>
            <span>{t.rich('by', { author: () => <Person handle={batch.author} /> })}</span>
            <span>
              <Moment at={batch.createdAt} />
            </span>
            {EDIT_STATES.filter((state) => batch.states[state] !== undefined).map((state) => (
              <span key={state}>
                <StateBadge state={state} /> {batch.states[state]}
              </span>
            ))}
            {batch.undone !== null && <strong>{t('undoneMark')}</strong>}
          </p>
        </li>
      ))}
    </ul>
  );
}
