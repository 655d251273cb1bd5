import styles from './search-field.module.css';

/** The form's id, by which the command box finds it and takes it over where scripts run. */
export const SITE_SEARCH_ID = 'site-search';

export interface SearchFieldProps {
  /** Where it sends to, in the page's language. */
  readonly action: string;
  readonly label: string;
  readonly placeholder: string;
}

/** The search field of the masthead: an ordinary form, so that it works everywhere. */
export function SearchField({ action, label, placeholder }: SearchFieldProps) {
  return (
    <form action={action} className={styles.find} id={SITE_SEARCH_ID} method="get" role="search">
      <label className="visually-hidden" htmlFor={`${SITE_SEARCH_ID}-field`}>
        {label}
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
        placeholder={placeholder}
        spellCheck={false}
        type="search"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
