import { getTranslations } from 'next-intl/server';
import { HiddenFields, Message } from '@/components/auth/message';
import { DecisionForm } from '@/components/moderation/decision-form';
import reasonStyles from '@/components/moderation/reason.module.css';
import { buttonClass } from '@/components/ui/button-class';
import type { HistorySubject } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { LOCK_LEVELS, LOCK_TERMS } from '@/lib/locks/rules';
import { LOCK_REASON_LENGTH } from '@/lib/locks/schema';
import { liftLockAction, lockSubjectAction } from '@/lib/moderation/actions';
import type { TypedLock } from '@/lib/moderation/form-notes';
import type { ModeratedSubject } from '@/lib/moderation/queries/lockable';
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

interface LockFormProps {
  readonly subject: HistorySubject;
  /** What came back from a form that was not right. */
  readonly typed: TypedLock | null;
}

/** Locks something: who may still edit it, for how long, and why. Needs no scripts. */
async function LockForm({ subject, typed }: LockFormProps) {
  const [t, moderation, locale] = await Promise.all([
    getTranslations('locks'),
    getTranslations('moderation'),
    currentLocale(),
  ]);
  const given = typed ?? { level: 'reviewer', term: '7-days', reason: '' };
  return (
    <form
      action={lockSubjectAction.bind(null, subject)}
      className={styles.form}
      key={JSON.stringify(typed)}
    >
      <HiddenFields values={{ locale }} />
      <fieldset>
        <legend>{t('form.level')}</legend>
        {LOCK_LEVELS.map((level) => (
          <label key={level}>
            <input defaultChecked={given.level === level} name="level" type="radio" value={level} />
            {t(`form.levels.${level}`)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('form.term')}</legend>
        {LOCK_TERMS.map((term) => (
          <label key={term}>
            <input defaultChecked={given.term === term} name="term" type="radio" value={term} />
            {t(`form.terms.${term}`)}
          </label>
        ))}
      </fieldset>
      <label className={reasonStyles.reason}>
        {moderation('reason')}
        <textarea
          aria-describedby={typed === null ? undefined : 'lock-fault'}
          aria-invalid={typed !== null}
          defaultValue={given.reason}
          dir="auto"
          maxLength={LOCK_REASON_LENGTH}
          name="reason"
          required
          rows={2}
        />
      </label>
      {typed !== null && (
        <Message id="lock-fault" tone="failed">
          {t('form.fault', { max: LOCK_REASON_LENGTH })}
        </Message>
      )}
      <button className={buttonClass('primary')} type="submit">
        {t('form.send')}
      </button>
    </form>
  );
}
