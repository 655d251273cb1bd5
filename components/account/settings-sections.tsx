import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FieldForm } from '@/components/auth/field-form';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { LocaleLink } from '@/components/ui/locale-link';
import {
  closeAccountAction,
  requestEmailChangeAction,
  setLanguageAction,
  signOutEverywhereAction,
} from '@/lib/auth/actions-account';
import { answerOf } from '@/lib/auth/form-answer';
import { ACCOUNT_PATH, SIGNIN_PATH, SIGNOUT_ENDPOINT, withNext } from '@/lib/auth/routes';
import { HANDLE_LENGTH } from '@/lib/auth/rules/handle';
import { FRESH_MINUTES } from '@/lib/auth/rules/session-age';
import { currentLocale } from '@/lib/i18n/current';
import { LANGUAGES, localePath, LOCALES } from '@/lib/i18n/locales';
import { mailChoiceAction } from '@/lib/notifications/actions';
import { NOTIFICATIONS_PATH } from '@/lib/notifications/routes';
import { MAIL_TOPICS, type MailTopic } from '@/lib/notifications/types';
import styles from './section.module.css';

interface SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  /** Set apart where what it offers cannot be undone. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** A part of the account page. */
export function Section({ id, title, danger = false, children }: SectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={danger ? `${styles.section} ${styles.danger}` : styles.section}
      id={id}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** In place of a form that asks for a fresh sign-in: signs out, and leads through the sign-in back to the page. */
export async function SignInAgain({ path = ACCOUNT_PATH }: { readonly path?: string }) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  const next = withNext(localePath(locale, SIGNIN_PATH), localePath(locale, path));
  return (
    <form action={SIGNOUT_ENDPOINT} method="post">
      <HiddenFields values={{ next }} />
      <p className={styles.text}>{t('again.text', { minutes: FRESH_MINUTES })}</p>
      <button className={buttonClass('plain')} type="submit">
        {t('again.button')}
      </button>
    </form>
  );
}

interface EmailSectionProps {
  readonly email: string | null;
  /** Names of the ways to sign in besides e-mail that were used. */
  readonly providers: readonly string[];
  readonly fresh: boolean;
}

/** The address one signs in with, and how to change it. */
export async function EmailSection({ email, providers, fresh }: EmailSectionProps) {
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
      {fresh ? (
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
      ) : (
        <SignInAgain />
      )}
    </Section>
  );
}

/** The language of one's mail. */
export async function LanguageSection({ chosen }: { readonly chosen: string }) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section id="language" title={t('language.title')}>
      <p className={styles.text}>{t('language.text')}</p>
      <form action={setLanguageAction} className={form.row}>
        <HiddenFields values={{ locale }} />
        <label className="visually-hidden" htmlFor="account-language">
          {t('language.title')}
        </label>
        <select className={form.select} defaultValue={chosen} id="account-language" name="language">
          {LOCALES.map((one) => (
            <option key={one} lang={one} value={one}>
              {LANGUAGES[one].ownName}
            </option>
          ))}
        </select>
        <button className={buttonClass('plain')} type="submit">
          {t('language.save')}
        </button>
      </form>
    </Section>
  );
}

/** What of one's notifications is mailed. */
export async function MailSection({
  chosen,
}: {
  readonly chosen: Readonly<Record<MailTopic, boolean>>;
}) {
  const [t, locale] = await Promise.all([getTranslations('notifications'), currentLocale()]);
  return (
    <Section id="mail" title={t('settings.title')}>
      <form action={mailChoiceAction} className={form.form}>
        <HiddenFields values={{ locale }} />
        <fieldset className={styles.scopes}>
          <legend className={styles.text}>
            {t.rich('settings.text', {
              a: (chunks) => <LocaleLink href={NOTIFICATIONS_PATH}>{chunks}</LocaleLink>,
            })}
          </legend>
          {MAIL_TOPICS.map((topic) => (
            <label key={topic}>
              <input defaultChecked={chosen[topic]} name={topic} type="checkbox" value="yes" />
              {t(`settings.${topic}`)}
            </label>
          ))}
        </fieldset>
        <button className={buttonClass('plain')} type="submit">
          {t('settings.save')}
        </button>
      </form>
    </Section>
  );
}

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
export async function CloseSection({ fresh }: { readonly fresh: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('account'), currentLocale()]);
  return (
    <Section danger id="close" title={t('close.title')}>
      <p className={styles.text}>{t('close.text')}</p>
      {fresh ? (
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
      ) : (
        <SignInAgain />
      )}
    </Section>
  );
}
