import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { servicesPath } from '@/lib/iana/routes';
import { PORTS_PATH } from '@/lib/ports/routes';
import { SEARCH_PATH, searchPath } from '@/lib/search/routes';
import type { SearchKind } from '@/lib/search/types';
import { SOFTWARE_INDEX_PATH } from '@/lib/software/routes';
import styles from './search-start.module.css';

/** What can be typed, each kind with examples that work. */
const EXAMPLES = {
  number: ['8080', 'tcp/443', '8080,8443', '6000-6063'],
  name: ['postgres', 'synthing', 'z39.50'],
  words: ['secure shell', 'mail submission'],
  paste: ['LISTEN 0 128 0.0.0.0:22 0.0.0.0:*'],
} as const;

/** The results page before anything was asked: what can be asked. */
export async function SearchStart() {
  const t = await getTranslations('search');
  const code = (text: ReactNode) => <code dir="ltr">{text}</code>;
  return (
    <section aria-labelledby="search-start" className={styles.start}>
      <h2 id="search-start">{t('start.title')}</h2>
      <dl>
        {Object.entries(EXAMPLES).map(([key, examples]) => (
          <div key={key}>
            <dt>{t.rich(`start.${key}`, { code })}</dt>
            <dd>
              <Tries texts={examples} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className={styles.indexes}>
        <li>
          <LocaleLink href={PORTS_PATH}>{t('start.ports')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={servicesPath()}>{t('start.services')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={SOFTWARE_INDEX_PATH}>{t('start.software')}</LocaleLink>
        </li>
      </ul>
    </section>
  );
}

function Tries({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <LocaleLink dir="ltr" href={searchPath(text)} key={text}>
      {text}
    </LocaleLink>
  ));
}

/** Often asked for, where nothing was found. */
const OFTEN = ['http', 'ssh', '8080', '3000', 'postgres', 'syncthing'] as const;

interface SearchNothingProps {
  readonly q: string;
  /** As much of it as is repeated to the reader. */
  readonly shown: string;
  /** Whether only one kind was searched. */
  readonly narrowed: boolean;
}

/** What to do when nothing was found. */
export async function SearchNothing({ q, shown, narrowed }: SearchNothingProps) {
  const t = await getTranslations('search');
  return (
    <section aria-labelledby="search-nothing" className={styles.start}>
      <h2 id="search-nothing">{t('nothing.title')}</h2>
      <p className={styles.text}>
        {t.rich('nothing.text', { q: () => <bdi className={styles.asked}>{shown}</bdi> })}
      </p>
      {narrowed && (
        <p className={styles.text}>
          {t('nothing.kind')}{' '}
          <LocaleLink href={searchPath(q)}>{t('nothing.everything')}</LocaleLink>
        </p>
      )}
      <p className={styles.often}>
        <span>{t('nothing.try')}</span>
        <Tries texts={OFTEN} />
      </p>
    </section>
  );
}

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
