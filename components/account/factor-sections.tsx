import { getTranslations } from 'next-intl/server';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { beginFactorAction, removeFactorAction } from '@/lib/auth/actions-factor';
import { answerOf } from '@/lib/auth/form-answer';
import { FACTOR_PATH } from '@/lib/auth/routes';
import { otpauthAddress } from '@/lib/auth/rules/one-time-code';
import { RECOVERY_CODES } from '@/lib/auth/rules/recovery-code';
import { currentLocale } from '@/lib/i18n/current';
import { FactorCodes } from './factor-codes';
import styles from './factor.module.css';
import { QrCode } from './qr-code';
import section from './section.module.css';
import { Section, SignInAgain } from './settings-sections';

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** The second factor on the account page: whether there is one, and where to see to it. */
export async function FactorSection({ since }: { readonly since: Date | null }) {
  const t = await getTranslations('factor');
  return (
    <Section id="factor" title={t('title')}>
      <p className={section.text}>
        {since === null
          ? t('section.off')
          : t.rich('section.on', { date: () => <Day date={dayOf(since)} /> })}
      </p>
      <p>
        <LocaleLink href={FACTOR_PATH}>
          {t(since === null ? 'section.open' : 'section.manage')}
        </LocaleLink>
      </p>
    </Section>
  );
}

/** Nothing is set up yet. */
export async function FactorOffSection({ fresh }: { readonly fresh: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('factor'), currentLocale()]);
  return (
    <Section id="off" title={t('off.title')}>
      <p className={section.text}>{t('off.text')}</p>
      {fresh ? (
        <form action={beginFactorAction}>
          <HiddenFields values={{ locale }} />
          <button className={buttonClass('primary')} type="submit">
            {t('off.begin')}
          </button>
        </form>
      ) : (
        <SignInAgain path={FACTOR_PATH} />
      )}
    </Section>
  );
}

interface FactorSetupSectionProps {
  readonly handle: string;
  /** Base 32. */
  readonly secret: string;
}

/** What an app is told: by a picture, by a link on the same phone, or typed. */
export async function FactorSetupSection({ handle, secret }: FactorSetupSectionProps) {
  const [t, common, locale] = await Promise.all([
    getTranslations('factor'),
    getTranslations('common'),
    currentLocale(),
  ]);
  const address = otpauthAddress(secret, common('name'), handle);
  return (
    <Section id="setup" title={t('setup.title')}>
      <p className={section.text}>{t('setup.text')}</p>
      <div className={styles.setup}>
        <QrCode label={t('setup.picture')} text={address} />
        <div className={styles.words}>
          <p className={styles.key}>
            <span>{t('setup.key')}</span>
            <code dir="ltr">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <p className={section.text}>
            {t.rich('setup.open', { a: (chunks) => <a href={address}>{chunks}</a> })}
          </p>
          <form action={beginFactorAction}>
            <HiddenFields values={{ locale }} />
            <button className={buttonClass('plain')} type="submit">
              {t('setup.restart')}
            </button>
          </form>
        </div>
      </div>
    </Section>
  );
}

interface FactorCodesSectionProps {
  /** Null: an app is being set up. */
  readonly since: Date | null;
  readonly codesLeft: number;
  readonly fresh: boolean;
}

/** Turns the factor on by its first code; later, shows how many recovery codes are left and makes new ones. */
export async function FactorCodesSection({ since, codesLeft, fresh }: FactorCodesSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('factor'), currentLocale()]);
  return (
    <Section id="codes" title={t(since === null ? 'confirm.title' : 'codes.title')}>
      {since !== null && (
        <p className={section.text}>
          {t.rich('on.since', { date: () => <Day date={dayOf(since)} /> })}{' '}
          {t('codes.left', { count: codesLeft, of: RECOVERY_CODES })}
        </p>
      )}
      <FactorCodes
        again={fresh ? null : <SignInAgain path={FACTOR_PATH} />}
        answered={await answerOf('factor')}
        isOn={since !== null}
        labels={{
          code: t('confirm.label'),
          hint: t('confirm.hint'),
          turnOn: t('confirm.submit'),
          renew: t('codes.renew'),
          list: t('codes.list'),
          copy: { copy: t('codes.copy'), copied: t('codes.copied'), name: t('codes.copyName') },
        }}
        locale={locale}
      />
    </Section>
  );
}

/** Turns the factor off. */
export async function FactorRemoveSection({ fresh }: { readonly fresh: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('factor'), currentLocale()]);
  return (
    <Section danger id="remove" title={t('remove.title')}>
      <p className={section.text}>{t('remove.text')}</p>
      {fresh ? (
        <form action={removeFactorAction} className={form.row}>
          <HiddenFields values={{ locale }} />
          <button className={buttonClass('plain')} type="submit">
            {t('remove.submit')}
          </button>
        </form>
      ) : (
        <SignInAgain path={FACTOR_PATH} />
      )}
    </Section>
  );
}
