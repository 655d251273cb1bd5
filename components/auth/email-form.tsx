import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { requestLinkAction } from '@/lib/auth/actions-signin';
import { answerOf } from '@/lib/auth/form-answer';
import { currentLocale } from '@/lib/i18n/current';
import { PRIVACY_PATH } from '@/lib/platform/page-routes';
import { FieldForm } from './field-form';
import styles from './form.module.css';

/** Asks for a link by mail. `next` is where the sign-in goes on to, with its language. */
export async function EmailForm({ next }: { readonly next: string }) {
  const [t, locale] = await Promise.all([getTranslations('signin'), currentLocale()]);
  return (
    <>
      <FieldForm
        action={requestLinkAction}
        answered={await answerOf('signin')}
        field={{
          name: 'email',
          label: t('email'),
          type: 'email',
          autoComplete: 'email',
          maxLength: 254,
        }}
        hidden={{ locale, next }}
        submit={t('send')}
      />
      <p className={styles.hint}>
        {t.rich('kept', { a: (chunks) => <LocaleLink href={PRIVACY_PATH}>{chunks}</LocaleLink> })}
      </p>
    </>
  );
}
