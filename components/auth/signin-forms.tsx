import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button-class';
import { LocaleLink } from '@/components/ui/locale-link';
import { requestLinkAction } from '@/lib/auth/actions-signin';
import { answerOf } from '@/lib/auth/form-answer';
import { CALLBACK_ENDPOINT, providerEndpoint } from '@/lib/auth/routes';
import type { MailedLink } from '@/lib/auth/types';
import { currentLocale } from '@/lib/i18n/current';
import { PRIVACY_PATH } from '@/lib/platform/page-routes';
import { FieldForm } from './field-form';
import styles from './form.module.css';
import { HiddenFields } from './message';
import { NarrowPage } from './narrow-page';

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
        busy={t('sending')}
        submit={t('send')}
      />
      <p className={styles.hint}>
        {t.rich('kept', { a: (chunks) => <LocaleLink href={PRIVACY_PATH}>{chunks}</LocaleLink> })}
      </p>
    </>
  );
}

/** The button that uses a mailed link up. Scanners of mail open addresses; they press no buttons. */
export async function ConfirmLink({ email, token, next }: MailedLink) {
  const t = await getTranslations('signin');
  return (
    <NarrowPage
      lead={t.rich('confirm.text', { email: () => <bdi dir="ltr">{email}</bdi> })}
      title={t('confirm.title')}
    >
      <form action={CALLBACK_ENDPOINT} method="post">
        <HiddenFields values={{ email, token, next }} />
        <button className={buttonClass('primary')} type="submit">
          {t('confirm.button')}
        </button>
      </form>
    </NarrowPage>
  );
}

interface ProviderButtonsProps {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly next: string;
}

/** Ways to sign in with an account elsewhere; nothing where none is set up. */
export async function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  const t = await getTranslations('signin');
  return (
    <div className={styles.providers}>
      <p className={styles.or}>{t('or')}</p>
      {providers.map(({ id, name }) => (
        <form action={providerEndpoint(id)} key={id} method="post">
          <input name="next" type="hidden" value={next} />
          <button className={buttonClass('plain')} type="submit">
            {t('provider', { provider: name })}
          </button>
        </form>
      ))}
    </div>
  );
}
