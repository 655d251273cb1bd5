import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { currentLocale } from '@/lib/i18n/current';
import { FLAG_BOUNDS } from '@/lib/moderation/schema';
import styles from './decision-form.module.css';
import reason from './reason.module.css';

interface DecisionFormProps {
  readonly action: (form: FormData) => Promise<void>;
  readonly id: number;
  /** What opens the form. */
  readonly label: string;
  /** The buttons: each sends its verdict. */
  readonly verdicts: readonly { readonly value: string; readonly label: string }[];
}

/** A decision with its reason, folded away until somebody decides. Needs no scripts. */
export async function DecisionForm({ action, id, label, verdicts }: DecisionFormProps) {
  const [t, locale] = await Promise.all([getTranslations('moderation'), currentLocale()]);
  return (
    <details className={styles.fold}>
      <summary>{label}</summary>
      <form action={action} className={styles.form}>
        <HiddenFields values={{ locale, id: String(id) }} />
        <label className={reason.reason}>
          {t('reason')}
          <textarea dir="auto" maxLength={FLAG_BOUNDS.note} name="reason" required rows={2} />
        </label>
        <p className={styles.row}>
          {verdicts.map((verdict) => (
            <button
              className={buttonClass()}
              key={verdict.value}
              name="verdict"
              type="submit"
              value={verdict.value}
            >
              {verdict.label}
            </button>
          ))}
        </p>
      </form>
    </details>
  );
}
