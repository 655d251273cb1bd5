import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LocaleLink } from '@/components/ui/locale-link';
import type { HistorySubject } from '@/lib/edits/routes';
import { TRUST } from '@/lib/levels/levels';
import { keepsOut } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import { moderateSubjectPath } from '@/lib/moderation/routes';
import { LockNote } from './lock-note';
import styles from './lock-note.module.css';

interface LockGateProps {
  /** Null: it is not there yet. */
  readonly subject: HistorySubject | null;
  /** The lock in force on it. */
  readonly lock: LockView | null;
  /** Level of whoever looks. */
  readonly trust: number;
  /** They have just sent a form without scripts: it is shown again, with what they typed. */
  readonly posted: boolean;
  /** The forms. */
  readonly children: ReactNode;
}

/** What stands before the forms of something: that it is locked, in their place for whom the lock keeps out; for moderators the way to what they can do. */
export async function LockGate({ subject, lock, trust, posted, children }: LockGateProps) {
  const [t, queue] = await Promise.all([getTranslations('locks'), getTranslations('queue')]);
  const out = lock !== null && keepsOut(lock, trust);
  return (
    <>
      {out && (
        <section className={styles.out}>
          <h2>{t('out.title')}</h2>
          <LockNote lock={lock} />
          <p>{t('out.text')}</p>
        </section>
      )}
      {!out && lock !== null && <LockNote lock={lock} />}
      {subject !== null && trust >= TRUST.moderator && (
        <p className={styles.ways}>
          <LocaleLink href={moderateSubjectPath(subject)}>{queue('moderate.link')}</LocaleLink>
        </p>
      )}
      {(!out || posted) && children}
    </>
  );
}
