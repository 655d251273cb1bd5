import { checkChanged, type CheckedEdit, proposed } from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import { controlValues, formText, readForm } from '@/components/forms/values';
import { articleUpdateSchema } from '@/lib/articles/changes';
import type { Original } from '@/lib/articles/queries-translation';
import type { ArticleContent } from '@/lib/articles/types';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import type { Fields } from '@/lib/edits/types';
import { isLocale, type Locale } from '@/lib/i18n/locales';

/**
 * What the form of an article asks for. What it translates follows from what stands beside it; boxes to tick
 * stand below the fields.
 */
export const ARTICLE_FORM_FIELDS = ARTICLE_FIELDS.filter(
  ({ ask, shape }) => ask !== undefined && shape !== 'flag',
);

/** What an edited translation stands beside. */
export interface Source {
  readonly locale: Locale;
  readonly revision: number;
}

/** The original as the form stands beside it; null where it is gone, or this is one itself. */
export function sourceOf(
  original: Original | null,
): (Source & { readonly content: ArticleContent }) | null {
  if (!original?.now || !isLocale(original.locale)) return null;
  return { locale: original.locale, ...original.now };
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
  const marks = { upToDate, meaningUnchanged: false };
  return { ...controlValues(ARTICLE_FORM_FIELDS, filled), ...marks, note: '' };
}

/** Fills fields of an article into its form. */
export const withArticle = (now: FormValues, content: Fields): FormValues => ({
  ...now,
  ...controlValues(ARTICLE_FORM_FIELDS, content),
});

/** Reads a plain form post. */
export function articleFromForm(form: FormData): FormValues {
  return {
    ...readForm(ARTICLE_FORM_FIELDS, form),
    upToDate: formText(form, 'upToDate') === 'yes',
    meaningUnchanged: formText(form, 'meaningUnchanged') === 'yes',
    note: formText(form, 'note'),
  };
}

/** Whether others may follow it, so that it can be said of a change that they need not. */
export function mayBeFollowed(content: ArticleContent | null): boolean {
  return content !== null && content.translatedFrom === null;
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
    content === null
      ? { questions: '', citations: [], meaningUnchanged: false, ...said }
      : { ...before, ...said };
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
