import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import type { SpaceCounts } from '@/lib/ports/rules/space';
import { PORT_COUNT } from '@/lib/ports/types';
import { SEARCH_PATH, searchPath } from '@/lib/search/routes';
import styles from './hero.module.css';
import { SpacePicture } from './space-picture';

/** What people type: a number, a name, what a terminal printed. */
const TRIES = ['1323', 'postgres', ':8080', 'udp/53'] as const;
const FIELD = 'home-search';

/** The head of the home page: what this is, the big search field, all ports in one picture. */
export async function Hero({ counts }: { readonly counts: SpaceCounts }) {
  const [t, locale] = await Promise.all([getTranslations('home'), currentLocale()]);
  return (
    <div className={`wrap ${styles.hero}`}>
      <div className={styles.words}>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead', { count: PORT_COUNT })}</p>
        <form action={localePath(locale, SEARCH_PATH)} className={styles.search} method="get">
          <label className="visually-hidden" htmlFor={FIELD}>
            {t('search.label')}
          </label>
          <input
            autoCapitalize="none"
            autoComplete="off"
            autoCorrect="off"
            enterKeyHint="search"
            id={FIELD}
            name="q"
            placeholder={t('search.placeholder')}
            spellCheck={false}
            type="search"
          />
          <button type="submit">{t('search.submit')}</button>
        </form>
        <p className={styles.try}>
          {t('try')}
          {TRIES.map((one) => (
            <LocaleLink dir="ltr" href={searchPath(one)} key={one}>
              {one}
            </LocaleLink>
          ))}
        </p>
      </div>
      <SpacePicture counts={counts} />
    </div>
  );
}
