import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type Fault, faultsOf } from '@/components/forms/faults';
import type { FormShapes } from '@/components/forms/rebase';
import type { CheckedEdit } from '@/components/forms/use-edit';
import { articleUpdateSchema } from '@/lib/articles/changes';
import { ARTICLE_BOUNDS, type ArticleContent } from '@/lib/articles/content';
import type { Citation } from '@/lib/articles/types';
import type { Locale } from '@/lib/i18n/locales';

/** A numbered source as its fields hold it. */
export interface CitationValues {
  readonly id: number;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly checked: string;
}

/** An article as the form's fields hold it. */
export interface ArticleValues {
  readonly title: string;
  readonly body: string;
  readonly questions: string;
  readonly citations: readonly CitationValues[];
  /** Whether it says all that the revision beside it says, so that it is no longer behind. */
  readonly upToDate: boolean;
  readonly note: string;
}

export const ARTICLE_SHAPES: FormShapes<ArticleValues> = {
  body: 'text',
  questions: 'text',
  citations: { keyedBy: 'id' },
};

/** What an edited translation stands beside. */
export interface Source {
  readonly locale: Locale;
  readonly revision: number;
}

/** The form filled with an article; with nothing where there is none, but for the sources of what is translated. */
export function articleValues(
  content: ArticleContent | null,
  source: (Source & { readonly content: ArticleContent }) | null,
): ArticleValues {
  const { title = '', body = '', questions = '' } = content ?? {};
  const citations: readonly Citation[] = content?.citations ?? source?.content.citations ?? [];
  // A small correction of a translation that is behind does not bring it up to date.
  const upToDate = content === null || content.translatedRevision === source?.revision;
  return { title, body, questions, citations, upToDate, note: '' };
}

/** Reads a plain form post. */
export function articleFromForm(form: FormData): ArticleValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const count = Math.min(Number(text('citationCount')) || 0, ARTICLE_BOUNDS.citations);
  const citations = Array.from({ length: count }, (_, index) => {
    const field = (name: string) => text(`citations.${index}.${name}`);
    return {
      id: Number(field('id')),
      title: field('title'),
      publisher: field('publisher'),
      url: field('url'),
      checked: field('checked'),
    };
  });
  const upToDate = text('upToDate') === 'yes';
  return {
    title: text('title'),
    body: text('body'),
    questions: text('questions'),
    citations,
    upToDate,
    note: text('note'),
  };
}

/** The next free number of a source. */
export function nextCitation(citations: readonly CitationValues[], today: string): CitationValues {
  const id = citations.reduce((highest, { id: taken }) => Math.max(highest, taken), 0) + 1;
  return { id, title: '', publisher: '', url: '', checked: today };
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
  edited: EditedArticle,
  values: ArticleValues,
  before: ArticleValues,
): CheckedEdit {
  const { port, locale, content } = edited;
  const { title, body, questions, citations } = values;
  const now: Record<string, unknown> = {
    title,
    body,
    questions,
    citations,
    ...translationOf(edited, values),
  };
  const then: Record<string, unknown> =
    content === null
      ? { questions: '', citations: [], translatedFrom: null, translatedRevision: null }
      : {
          ...before,
          translatedFrom: content.translatedFrom,
          translatedRevision: content.translatedRevision,
        };
  const changed = Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !isDeepEqual(value, then[name])),
  );
  const parsed = articleUpdateSchema.safeParse(changed);
  const faults: Fault[] = [
    ...(parsed.success ? [] : faultsOf(parsed.error)),
    ...unknownMentions(values),
  ];
  if (values.note.trim() === '') faults.push({ path: 'note', key: 'required' });
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    proposal: {
      kind: 'article.update',
      subject: { port, locale },
      changes: parsed.data,
      note: values.note,
    },
  };
}

function translationOf(
  { source }: EditedArticle,
  { upToDate }: ArticleValues,
): Record<string, unknown> {
  if (source === null || !upToDate) return {};
  return { translatedFrom: source.locale, translatedRevision: source.revision };
}

/** Sources that the text mentions and the list does not have. */
function unknownMentions({ body, questions, citations }: ArticleValues): Fault[] {
  const mentioned = [...`${body}\n${questions}`.matchAll(/\[\^(\d{1,3})\]/g)].map(([, id]) =>
    Number(id),
  );
  const missing = mentioned.some((id) => !citations.some((one) => one.id === id));
  return missing ? [{ path: 'citations', key: 'mentioned' }] : [];
}

/** The form's field that a fault belongs to. */
export function articleFieldOfFault(path: string): string {
  return path;
}
