import { getTranslations } from 'next-intl/server';
import { wordDiff } from '@/lib/iana/rules/word-diff';
import { currentLocale } from '@/lib/i18n/current';
import { LANGUAGES, languageName, type Locale, LOCALES } from '@/lib/i18n/locales';
import styles from './edit-article.module.css';
import { LocaleLink } from '@/components/ui/locale-link';
import { articleEditPath } from '@/lib/articles/routes';

interface TranslationNewsProps {
  readonly locale: Locale;
  /** The text as it was translated, null where that is not known, and as it is now. */
  readonly before: string | null;
  readonly after: string;
  /** How many revisions the translation is behind. */
  readonly behind: number;
  readonly revision: number;
}

/** What a translation translates, how far it is behind, and what was changed there since. */
export async function TranslationNews({
  locale,
  before,
  after,
  behind,
  revision,
}: TranslationNewsProps) {
  const [t, reader] = await Promise.all([getTranslations('editForms'), currentLocale()]);
  const language = languageName(locale, reader);
  if (behind === 0)
    return <p className={styles.news}>{t('article.current', { language, revision })}</p>;
  return (
    <div className={styles.news}>
      <p>{t('article.behind', { language, revision, count: behind })}</p>
      {before !== null && (
        <details>
          <summary>{t('article.changes')}</summary>
          <div className={styles.diff} dir={LANGUAGES[locale].direction} lang={locale}>
            {wordDiff(before, after).map(({ state, text }, index) => {
              if (state === 'same') return text;
              const Tag = state === 'gone' ? 'del' : 'ins';
              return <Tag key={index}>{text}</Tag>;
            })}
          </div>
        </details>
      )}
    </div>
  );
}

/** Which language's article is written; the page's own language stays. */
export async function LanguageChoice({
  port,
  current,
}: {
  readonly port: number;
  readonly current: Locale;
}) {
  const t = await getTranslations('editForms');
  return (
    <nav aria-label={t('article.language')} className={styles.choice}>
      {LOCALES.map((locale) => (
        <LocaleLink
          aria-current={locale === current ? 'page' : undefined}
          href={articleEditPath(port, locale)}
          key={locale}
          lang={locale}
        >
          {LANGUAGES[locale].ownName}
        </LocaleLink>
      ))}
    </nav>
  );
}
