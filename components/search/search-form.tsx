import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { SEARCH_PATH } from '@/lib/search/routes';
import type { SearchKind } from '@/lib/search/types';
import styles from './search-form.module.css';

interface SearchFormProps {
  readonly q: string;
  readonly kind: SearchKind | undefined;
}

/** The field over the results: an ordinary form that asks this very page again. */
export async function SearchForm({ q, kind }: SearchFormProps) {
  const [t, locale] = await Promise.all([getTranslations('search'), currentLocale()]);
  return (
    <form
      action={localePath(locale, SEARCH_PATH)}
      className={styles.form}
      data-no-box
      method="get"
      role="search"
    >
      <label className="visually-hidden" htmlFor="search-field">
        {t('field')}
      </label>
      <input
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        defaultValue={q}
        dir="auto"
        enterKeyHint="search"
        id="search-field"
        // A form that is shown again with another text must not keep the old one.
        key={q}
        name="q"
        placeholder={t('placeholder')}
        spellCheck={false}
        type="search"
      />
      {kind !== undefined && <input name="kind" type="hidden" value={kind} />}
      <button className={buttonClass('primary')} type="submit">
        {t('submit')}
      </button>
    </form>
  );
}
