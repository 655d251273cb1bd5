import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/auth/field-form';
import { requestEmailChangeAction } from '@/lib/auth/actions-account';
import { answerOf } from '@/lib/auth/form-answer';
import { currentLocale } from '@/lib/i18n/current';
import { Section } from './section';
import styles from './section.module.css';

interface EmailSectionProps {
  readonly email: string | null;
  /** Names of the ways to sign in besides e-mail that were used. */
  readonly providers: readonly string[];
}

/** The address one signs in with, and how to change it. */
export async function EmailSection({ email, providers }: EmailSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section id="email" title={t('email.title')}>
      <p className={styles.name}>
        <bdi dir="ltr">{email}</bdi>
      </p>
      <p className={styles.text}>{t('email.text')}</p>
      {providers.length > 0 && (
        <p className={styles.text}>{t('email.providers', { names: providers.join(', ') })}</p>
      )}
      <FieldForm
        action={requestEmailChangeAction}
        answered={await answerOf('email')}
        field={{
          name: 'email',
          label: t('email.label'),
          type: 'email',
          autoComplete: 'off',
          maxLength: 254,
        }}
        hidden={{ locale }}
        submit={t('email.submit')}
        tone="plain"
      />
    </Section>
  );
}
