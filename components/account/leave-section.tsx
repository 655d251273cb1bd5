import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/auth/field-form';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { buttonClass } from '@/components/ui/button-class';
import { closeAccountAction, signOutEverywhereAction } from '@/lib/auth/actions-account';
import { answerOf } from '@/lib/auth/form-answer';
import { SIGNOUT_ENDPOINT } from '@/lib/auth/routes';
import { HANDLE_LENGTH } from '@/lib/auth/rules/handle';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { Section } from './section';
import styles from './section.module.css';

/** Signing out, here or everywhere. */
export async function LeaveSection() {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section id="leave" title={t('leave.title')}>
      <div className={form.row}>
        <form action={SIGNOUT_ENDPOINT} method="post">
          <HiddenFields values={{ next: localePath(locale, '/') }} />
          <button className={buttonClass('plain')} type="submit">
            {t('leave.here')}
          </button>
        </form>
        <form action={signOutEverywhereAction}>
          <HiddenFields values={{ locale }} />
          <button className={buttonClass('plain')} type="submit">
            {t('leave.everywhere')}
          </button>
        </form>
      </div>
    </Section>
  );
}

/** Closing the account for good. */
export async function CloseSection() {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section danger id="close" title={t('close.title')}>
      <p className={styles.text}>{t('close.text')}</p>
      <FieldForm
        action={closeAccountAction}
        answered={await answerOf('close')}
        field={{
          name: 'handle',
          label: t('close.label'),
          type: 'text',
          autoComplete: 'off',
          maxLength: HANDLE_LENGTH.max,
          code: true,
        }}
        hidden={{ locale }}
        submit={t('close.submit')}
        tone="plain"
      />
    </Section>
  );
}
