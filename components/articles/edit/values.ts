import { checkChanged, type CheckedEdit, proposed } from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import { controlValues, formText, readForm } from '@/components/forms/values';
import { articleUpdateSchema } from '@/lib/articles/changes';
import type { ArticleContent } from '@/lib/articles/types';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import type { Fields } from '@/lib/edits/types';
import type { Locale } from '@/lib/i18n/locales';

/** What the form of an article asks for; what it translates follows from what stands beside it. */
export const ARTICLE_FORM_FIELDS = ARTICLE_FIELDS.filter(({ ask }) => ask !== undefined);

/** What an edited translation stands beside. */
export interface Source {
  readonly locale: Locale;
  readonly revision: number;
}

const EMPTY = { title: '', body: '', questions: '', citations: [] };

/**
 * The form filled with an article; with nothing where there is none, but for the sources of what is translated.
 * `upToDate`: whether it says all that the revision beside it says, so that it is no longer behind.
 */
export function articleValues(
  content: ArticleContent | null,
  source: (Source & { readonly content: ArticleContent }) | null,
): FormValues {
  const filled = content ?? { ...EMPTY, citations: source?.content.citations ?? [] };
  // A small correction of a translation that is behind does not bring it up to date.
  const upToDate = content === null || content.translatedRevision === source?.revision;
  return { ...controlValues(ARTICLE_FORM_FIELDS, filled), upToDate, note: '' };
}

/** Reads a plain form post. */
export function articleFromForm(form: FormData): FormValues {
  return {
    ...readForm(ARTICLE_FORM_FIELDS, form),
    upToDate: formText(form, 'upToDate') === 'yes',
    note: formText(form, 'note'),
  };
}

interface EditedArticle {
  readonly port: number;
  readonly locale: Locale;
  /** What is there now; null where it is new. */
  readonly content: ArticleContent | null;
  /** What it translates; null for an original. */
  readonly source: Source | null;
}

/** A change to an article as it is proposed; a new one names its title and text. */
export function checkArticleEdit(
  { port, locale, content, source }: EditedArticle,
  values: FormValues,
  before: FormValues,
): CheckedEdit {
  const said: Fields = {
    translatedFrom: content?.translatedFrom ?? null,
    translatedRevision: content?.translatedRevision ?? null,
  };
  const translation =
    source === null || values.upToDate !== true
      ? said
      : { translatedFrom: source.locale, translatedRevision: source.revision };
  const then =
    content === null ? { questions: '', citations: [], ...said } : { ...before, ...said };
  const checked = checkChanged(
    { fields: ARTICLE_FIELDS, schema: articleUpdateSchema },
    { ...values, ...translation },
    then,
  );
  return proposed(checked, {
    kind: 'article.update',
    subject: { port, locale },
    note: values.note,
  });
}
