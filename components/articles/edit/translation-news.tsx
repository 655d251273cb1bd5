import { getTranslations } from 'next-intl/server';
import { EditDiff } from '@/components/edits/edit-diff';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import type { Original } from '@/lib/articles/queries-translation';
import type { ArticleText } from '@/lib/articles/rules/translation';
import { diffFields } from '@/lib/edits/rules/diff';
import type { Fields } from '@/lib/edits/types';
import { currentLocale } from '@/lib/i18n/current';
import { mergeShapes } from '@/lib/platform/fields';
import { LANGUAGES, languageName, type Locale, LOCALES } from '@/lib/i18n/locales';
import styles from './edit-article.module.css';
import { LocaleLink } from '@/components/ui/locale-link';
import { articleEditPath } from '@/lib/articles/routes';

/** How a translation stands to its original, and what was changed there since, both versions side by side. */
export async function TranslationNews({ original }: { readonly original: Original }) {
  const [t, reader] = await Promise.all([getTranslations('editForms'), currentLocale()]);
  const { locale, followed, then, now, state, behind } = original;
  const language = languageName(locale, reader);
  if (now === null) return <p className={styles.news}>{t('article.originalGone', { language })}</p>;
  const { revision } = now;
  const diff =
    then === null ? [] : diffFields(textOf(then), textOf(now.content), mergeShapes(ARTICLE_FIELDS));
  return (
    <div className={styles.news}>
      <p>
        {state === 'current' && t('article.current', { language, revision })}
        {state === 'changed' && t('article.behind', { language, revision, count: behind })}
        {state === 'needs-checking' && t('article.needsChecking', { language, revision })}
      </p>
      {diff.length > 0 && (
        <details open={state !== 'current'}>
          <summary>{t('article.changes')}</summary>
          <div className={styles.changes} tabIndex={0}>
            <EditDiff
              diff={diff}
              labels={{
                before: t('article.revisionOf', { revision: String(followed) }),
                after: t('article.revisionOf', { revision }),
              }}
            />
          </div>
        </details>
      )}
    </div>
  );
}

function textOf({ title, body, questions, citations }: ArticleText): Fields {
  return { title, body, questions, citations };
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
