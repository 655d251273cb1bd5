'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EditFrame } from '@/components/forms/edit-frame';
import { LineField, TextField } from '@/components/forms/text-fields';
import type { Fault } from '@/components/forms/faults';
import type { FormWiring } from '@/components/forms/form-action';
import { useEdit } from '@/components/forms/use-edit';
import { ARTICLE_BOUNDS, type ArticleContent } from '@/lib/articles/content';
import { articleEditPath } from '@/lib/articles/routes';
import { directionOf, type Locale, LOCALE_NAMES } from '@/lib/i18n/locales';
import { Beside } from './beside';
import { CitationsEditor } from './citations-editor';
import styles from './edit-article.module.css';
import {
  ARTICLE_SHAPES,
  articleFieldOfFault,
  articleValues,
  type ArticleValues,
  checkArticleEdit,
} from './values';

interface EditArticleProps extends FormWiring<ArticleValues> {
  readonly port: number;
  readonly locale: Locale;
  readonly content: ArticleContent | null;
  /** The present revision; null for a new article. */
  readonly revision: number | null;
  /** What is translated, as it is now. */
  readonly source: {
    readonly locale: Locale;
    readonly revision: number;
    readonly content: ArticleContent;
  } | null;
  /** What the source has changed since this was translated, shown above the source. */
  readonly news: ReactNode;
  readonly today: string;
}

/** The story of a port: its Markdown with what it will read like, and beside a translation what it translates. */
export function EditArticle(props: EditArticleProps) {
  const { port, locale, content, revision, source, news, today, onceKey, action, posted } = props;
  const t = useTranslations('editForms');
  const editing = useEdit<ArticleValues>({
    draftName: `article:${port}:${locale}`,
    initial: articleValues(content, source),
    revision,
    posted,
    shapes: ARTICLE_SHAPES,
    check: (values, before) => checkArticleEdit({ port, locale, content, source }, values, before),
    withContent: (values, fields) => ({ ...values, ...known(fields) }),
  });
  const { values, change } = editing.draft;
  return (
    <div className={styles.columns}>
      <EditFrame<ArticleValues>
        disagreement={(field, theirs, mine) => ({
          theirs: articleText(field, theirs),
          mine: articleText(field, mine),
        })}
        editing={editing}
        labelOf={(name) => t(labelKey(name))}
        nameOf={articleFieldOfFault}
        noteHint={t('note.hint')}
        onceKey={onceKey}
        path={articleEditPath(port, locale)}
        post={action}
        submitLabel={t('submit')}
      >
        {(faultOf) => (
          <>
            <TextFields change={change} faultOf={faultOf} locale={locale} values={values} />
            <CitationsEditor
              change={(citations) => change({ citations })}
              citations={values.citations}
              faultOf={faultOf}
              today={today}
            />
            {source !== null && (
              <label className={styles.upToDate}>
                <input
                  checked={values.upToDate}
                  name="upToDate"
                  onChange={({ target }) => change({ upToDate: target.checked })}
                  type="checkbox"
                  value="yes"
                />
                {t(content === null ? 'article.isTranslation' : 'article.upToDate', {
                  language: LOCALE_NAMES[source.locale],
                  revision: source.revision,
                })}
              </label>
            )}
          </>
        )}
      </EditFrame>
      <Beside locale={locale} news={news} source={source} values={values} />
    </div>
  );
}

function known(fields: Readonly<Record<string, unknown>>): Partial<ArticleValues> {
  const { title, body, questions, citations } = fields as Partial<ArticleValues>;
  const given = { title, body, questions, citations };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function articleText(field: string, values: ArticleValues): string {
  if (field === 'citations')
    return values.citations.map(({ id, title, url }) => `[^${id}] ${title} ${url}`).join('\n');
  return field === 'title' || field === 'body' || field === 'questions' ? values[field] : '';
}

function labelKey(name: string) {
  if (name === 'title' || name === 'body' || name === 'questions')
    return `article.${name}.label` as const;
  return 'article.citations.label' as const;
}

interface TextFieldsProps {
  readonly locale: Locale;
  readonly values: ArticleValues;
  readonly change: (part: Partial<ArticleValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

const ltrCode = (chunks: ReactNode) => <code dir="ltr">{chunks}</code>;

function TextFields({ locale, values, change, faultOf }: TextFieldsProps) {
  const t = useTranslations('editForms');
  const written = { dir: directionOf(locale), lang: locale, spellCheck: true } as const;
  return (
    <>
      <LineField
        fault={faultOf('title')}
        label={t('article.title.label')}
        name="title"
        max={ARTICLE_BOUNDS.title}
        {...written}
        value={values.title}
        write={(value) => change({ title: value })}
      />
      <TextField
        fault={faultOf('body')}
        hint={t.rich('article.body.hint', { code: ltrCode })}
        label={t('article.body.label')}
        name="body"
        max={ARTICLE_BOUNDS.body}
        {...written}
        className={styles.body}
        rows={16}
        value={values.body}
        write={(value) => change({ body: value })}
      />
      <TextField
        fault={faultOf('questions')}
        hint={t.rich('article.questions.hint', { code: ltrCode })}
        label={t('article.questions.label')}
        name="questions"
        optional
        {...written}
        rows={6}
        value={values.questions}
        write={(value) => change({ questions: value })}
      />
    </>
  );
}
