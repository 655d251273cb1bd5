'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FormWiring } from '@/components/forms/check';
import { EditFrame } from '@/components/forms/edit-frame';
import { FieldInput } from '@/components/forms/field-input';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import { itemsOf } from '@/components/forms/values';
import type { ArticleContent } from '@/lib/articles/types';
import { articleEditPath } from '@/lib/articles/routes';
import { type Locale, LANGUAGES, languageName } from '@/lib/i18n/locales';
import { Beside } from './beside';
import styles from './edit-article.module.css';
import { MarkdownField } from './markdown-field';
import {
  ARTICLE_FORM_FIELDS,
  articleValues,
  checkArticleEdit,
  mayBeFollowed,
  withArticle,
  type Source,
} from './values';

interface EditArticleProps extends FormWiring<FormValues> {
  readonly port: number;
  readonly locale: Locale;
  readonly content: ArticleContent | null;
  /** The present revision; null for a new article. */
  readonly revision: number | null;
  /** What is translated, as it is now. */
  readonly source: (Source & { readonly content: ArticleContent }) | null;
  /** How the translation stands to its source, and what was changed there since. */
  readonly news: ReactNode;
}

/** The story of a port: its Markdown with what it will read like, and beside a translation what it translates. */
export function EditArticle(props: EditArticleProps) {
  const { port, locale, content, revision, source, news, onceKey, action, posted } = props;
  const [t, words] = [useTranslations('editForms'), useTranslations('fields.article')];
  const reader = useLocale();
  const editing = useEdit({
    draftName: `article:${port}:${locale}`,
    fields: ARTICLE_FORM_FIELDS,
    initial: articleValues(content, source),
    revision,
    posted,
    check: (now, before) => checkArticleEdit({ port, locale, content, source }, now, before),
    withContent: withArticle,
  });
  const { values, change } = editing.draft;
  const written = { dir: LANGUAGES[locale].direction, lang: locale, spellCheck: true } as const;
  return (
    <div className={styles.columns}>
      <EditFrame
        editing={editing}
        noteHint={t('note.hint')}
        onceKey={onceKey}
        path={articleEditPath(port, locale)}
        post={action}
        submitLabel={t('submit')}
      >
        {(errorOf) => (
          <>
            {ARTICLE_FORM_FIELDS.map((field) => {
              const input = {
                ...{ errorOf, field, value: values[field.name] },
                write: (value: unknown) => change({ [field.name]: value }),
              };
              return field.shape === 'text' ? (
                <MarkdownField
                  {...input}
                  attributes={
                    field.name === 'body' ? { ...written, className: styles.body } : written
                  }
                  citations={itemsOf(values.citations)}
                  citationsField={ARTICLE_FORM_FIELDS.find(({ name }) => name === 'citations')}
                  cited={(citations) => change({ citations })}
                  heading={field.name === 'body' ? '##' : '###'}
                  key={field.name}
                />
              ) : (
                <FieldInput {...input} attributes={written} key={field.name} />
              );
            })}
            {source !== null && (
              <Tick change={change} name="upToDate" values={values}>
                {t(content === null ? 'article.isTranslation' : 'article.upToDate', {
                  language: languageName(source.locale, reader),
                  revision: source.revision,
                })}
              </Tick>
            )}
            {mayBeFollowed(content) && (
              <Tick change={change} name="meaningUnchanged" values={values}>
                {words('meaningUnchanged.label')} <small>{words('meaningUnchanged.hint')}</small>
              </Tick>
            )}
          </>
        )}
      </EditFrame>
      <Beside locale={locale} news={news} source={source} values={values} />
    </div>
  );
}

interface TickProps {
  readonly name: 'upToDate' | 'meaningUnchanged';
  readonly values: FormValues;
  readonly change: (part: Partial<FormValues>) => void;
  readonly children: ReactNode;
}

/** Something that is so or not. */
function Tick({ name, values, change, children }: TickProps) {
  return (
    <label className={styles.tick}>
      <input
        checked={values[name] === true}
        name={name}
        onChange={({ target }) => change({ [name]: target.checked })}
        type="checkbox"
        value="yes"
      />
      <span>{children}</span>
    </label>
  );
}
