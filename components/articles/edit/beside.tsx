'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useDeferredValue, useState } from 'react';
import storyStyles from '@/components/articles/article-story.module.css';
import { MarkdownText } from '@/components/articles/markdown';
import type { ArticleContent, Citation } from '@/lib/articles/types';
import { type Locale, LANGUAGES, languageName } from '@/lib/i18n/locales';
import styles from './edit-article.module.css';
import type { Fields } from '@/lib/edits/types';

interface BesideProps {
  readonly locale: Locale;
  /** What is translated, as it is now. */
  readonly source: { readonly locale: Locale; readonly content: ArticleContent } | null;
  /** How the translation stands to it, and what was changed there since. */
  readonly news: ReactNode;
  readonly values: Fields;
}

/** The preview; beside a translation also what it translates. */
export function Beside({ locale, source, news, values }: BesideProps) {
  const t = useTranslations('editForms');
  const reader = useLocale();
  const [shown, setShown] = useState<'source' | 'preview'>(source === null ? 'preview' : 'source');
  return (
    // It scrolls by itself: the keyboard must reach it.
    <section className={styles.beside} tabIndex={0}>
      {source !== null && (
        <div className={`${styles.switch} needs-script`} role="group">
          {(['source', 'preview'] as const).map((side) => (
            <button
              aria-pressed={shown === side}
              key={side}
              onClick={() => setShown(side)}
              type="button"
            >
              {side === 'source' ? languageName(source.locale, reader) : t('preview')}
            </button>
          ))}
        </div>
      )}
      <h2 className={source === null ? styles.title : 'visually-hidden'}>
        {t(source === null ? 'preview' : 'article.beside')}
      </h2>
      {shown === 'source' && source !== null ? (
        <>
          {news}
          <Story content={source.content} locale={source.locale} />
        </>
      ) : (
        <>
          {source === null && news}
          <Story content={values as unknown as StoryProps['content']} locale={locale} />
        </>
      )}
    </section>
  );
}

interface StoryProps {
  readonly locale: Locale;
  readonly content: Pick<ArticleContent, 'title' | 'body' | 'questions'> & {
    readonly citations: readonly Citation[];
  };
}

/** A text as its page shows it. Typing goes before drawing. */
function Story({ locale, content }: StoryProps) {
  const t = useTranslations('editForms');
  const { title, body, questions, citations } = useDeferredValue(content);
  if (title === '' && body === '')
    return <p className={styles.empty}>{t('article.emptyPreview')}</p>;
  return (
    <article className={storyStyles.story} dir={LANGUAGES[locale].direction} lang={locale}>
      <h3 className={styles.storyTitle}>{title}</h3>
      <div className={storyStyles.text}>
        <MarkdownText
          citations={{ label: t('article.source'), backlinks: false }}
          headings="h4"
          text={body}
        />
        {questions !== '' && (
          <MarkdownText
            citations={{ label: t('article.source'), backlinks: false }}
            headings="h4"
            text={questions}
          />
        )}
      </div>
      <ol className={styles.sources}>
        {citations.map(({ id, title: name, publisher, url }) => (
          <li key={id} value={id}>
            <bdi>{name === '' ? url : name}</bdi>
            {publisher !== '' && (
              <>
                {', '}
                <bdi>{publisher}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
