import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button-class';
import { SECOND_STEP_ENDPOINT } from '@/lib/auth/routes';
import type { SECOND_STEP_ERRORS } from '@/lib/auth/rules/sign-in-error';
import styles from './form.module.css';
import { HiddenFields, Message } from './message';
import { NarrowPage } from './narrow-page';

interface SecondStepProps {
  readonly error: (typeof SECOND_STEP_ERRORS)[number] | undefined;
  /** Where the sign-in goes on to. */
  readonly next: string;
}

/** Asks for the app's code, or for one of those kept for the day it is lost. Plain forms, both to the same address. */
export async function SecondStep({ error, next }: SecondStepProps) {
  const t = await getTranslations('factor');
  return (
    <NarrowPage lead={t('step.lead')} title={t('step.title')}>
      {error !== undefined && <Message tone="failed">{t(`step.errors.${error}`)}</Message>}
      <form action={SECOND_STEP_ENDPOINT} className={styles.form} method="post">
        <HiddenFields values={{ next }} />
        <div className={styles.field}>
          <label htmlFor="code">{t('step.label')}</label>
          <input
            autoComplete="one-time-code"
            className={styles.code}
            dir="ltr"
            id="code"
            inputMode="numeric"
            maxLength={10}
            name="code"
            required
          />
        </div>
        <button className={buttonClass('primary')} type="submit">
          {t('step.submit')}
        </button>
      </form>
      <details className={styles.more}>
        <summary>{t('step.lost')}</summary>
        <form action={SECOND_STEP_ENDPOINT} className={styles.form} method="post">
          <HiddenFields values={{ next }} />
          <div className={styles.field}>
            <label htmlFor="recovery">{t('step.recovery')}</label>
            <input
              aria-describedby="recovery-hint"
              autoCapitalize="none"
              autoComplete="off"
              className={styles.code}
              dir="ltr"
              id="recovery"
              maxLength={60}
              name="code"
              required
              spellCheck={false}
            />
            <p className={styles.hint} id="recovery-hint">
              {t('step.recoveryHint')}
            </p>
          </div>
          <button className={buttonClass('plain')} type="submit">
            {t('step.recoverySubmit')}
          </button>
        </form>
        <p className={styles.hint}>{t('step.help')}</p>
      </details>
    </NarrowPage>
  );
}
