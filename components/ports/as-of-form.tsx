import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { AS_OF_PARAMETER, portPath } from '@/lib/ports/routes';
import styles from './as-of.module.css';

/** Asks for a day, and shows the port as of then. */
export async function AsOfForm({
  port,
  day = '',
}: {
  readonly port: number;
  readonly day?: string;
}) {
  const [t, locale] = await Promise.all([getTranslations('asOf'), currentLocale()]);
  return (
    <form action={localePath(locale, portPath(port))} className={styles.form} method="get">
      <label>
        {t('form.label', { port: String(port) })}
        <input defaultValue={day} name={AS_OF_PARAMETER} required type="date" />
      </label>
      <button className={buttonClass()} type="submit">
        {t('form.submit')}
      </button>
    </form>
  );
}
