import { getTranslations } from 'next-intl/server';
import { wordDiff } from '@/lib/iana/rules/word-diff';
import { directionOf, type Locale, LOCALE_NAMES } from '@/lib/i18n/locales';
import styles from './edit-article.module.css';

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
  const t = await getTranslations('editForms');
  const language = LOCALE_NAMES[locale];
  if (behind === 0)
    return <p className={styles.news}>{t('article.current', { language, revision })}</p>;
  return (
    <div className={styles.news}>
      <p>{t('article.behind', { language, revision, count: behind })}</p>
      {before !== null && (
        <details>
          <summary>{t('article.changes')}</summary>
          <div className={styles.diff} dir={directionOf(locale)} lang={locale}>
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
