import { getTranslations } from 'next-intl/server';
import { DecisionForm } from '@/components/moderation/decision-form';
import { liftLockAction } from '@/lib/moderation/actions-locks';
import type { HistorySubject } from '@/lib/edits/routes';
import type { TypedLock } from '@/lib/moderation/form-notes';
import type { ModeratedSubject } from '@/lib/moderation/queries/lockable';
import { LockForm } from './lock-form';
import { LockNote } from './lock-note';
import styles from './lock-note.module.css';

interface ModerateSubjectProps {
  readonly subject: HistorySubject;
  readonly moderated: ModeratedSubject;
  readonly typed: TypedLock | null;
}

/** What a moderator can do about a report, an article or an entry besides editing it: lock it, and lift the lock. */
export async function ModerateSubject({ subject, moderated, typed }: ModerateSubjectProps) {
  const t = await getTranslations('locks');
  const { lock, denial } = moderated;
  if (lock !== null) {
    return (
      <section className={styles.out}>
        <h2>{t('lift.title')}</h2>
        <LockNote lock={lock} />
        <DecisionForm
          action={liftLockAction.bind(null, subject)}
          id={lock.id}
          label={t('lift.open')}
          verdicts={[{ value: 'lifted', label: t('lift.send') }]}
        />
      </section>
    );
  }
  if (denial !== null) return <p className={styles.out}>{t(`denied.${denial}`)}</p>;
  return (
    <div className={styles.out}>
      <LockForm subject={subject} typed={typed} />
    </div>
  );
}
