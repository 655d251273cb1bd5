import { getTranslations } from 'next-intl/server';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { buttonClass } from '@/components/ui/button-class';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { mailChoiceAction } from '@/lib/notifications/actions-mail';
import { NOTIFICATIONS_PATH } from '@/lib/notifications/routes';
import { MAIL_TOPICS, type MailTopic } from '@/lib/notifications/types';
import { Section } from './section';
import styles from './section.module.css';

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
