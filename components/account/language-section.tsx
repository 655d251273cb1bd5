import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/hidden-fields';
import form from '@/components/auth/form.module.css';
import { buttonClass } from '@/components/ui/button-class';
import { setLanguageAction } from '@/lib/auth/actions-account';
import { currentLocale } from '@/lib/i18n/current';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { Section } from './section';
import styles from './section.module.css';

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
              {LOCALE_NAMES[one]}
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
