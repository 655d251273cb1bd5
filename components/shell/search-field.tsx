import { getTranslations } from 'next-intl/server';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { SEARCH_PATH } from '@/lib/search/routes';
import styles from './search-field.module.css';

/** The form's id, by which the command box finds it and takes it over where scripts run. */
export const SITE_SEARCH_ID = 'site-search';

/** The search field of the masthead: an ordinary form, so that it works everywhere. */
export async function SearchField() {
  const [t, locale] = await Promise.all([getTranslations('shell'), currentLocale()]);
  return (
    <form
      action={localePath(locale, SEARCH_PATH)}
      className={styles.find}
      id={SITE_SEARCH_ID}
      method="get"
      role="search"
    >
      <label className="visually-hidden" htmlFor={`${SITE_SEARCH_ID}-field`}>
        {t('search.label')}
      </label>
      <svg
        aria-hidden="true"
        className={styles.lens}
        fill="none"
        height="16"
        viewBox="0 0 16 16"
        width="16"
      >
        <circle cx="7" cy="7" r="4.6" />
        <path d="m10.5 10.5 3.6 3.6" />
      </svg>
      <input
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        enterKeyHint="search"
        id={`${SITE_SEARCH_ID}-field`}
        name="q"
        placeholder={t('search.placeholder')}
        spellCheck={false}
        type="search"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
