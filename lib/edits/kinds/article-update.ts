import { lockName } from '@/lib/platform/row-lock';
import {
  ARTICLE_MARKS,
  articlePlaceSchema,
  articleUpdateSchema,
  type ArticleUpdate,
} from '@/lib/articles/changes';
import type { ArticleContent } from '@/lib/articles/types';
import { lostMentions } from '@/lib/edits/rules/sources';
import { type ArticlePlace, articleSubject } from '@/lib/edits/subjects/article';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/error-codes';
import type { MergeShapes } from '@/lib/platform/fields';
import { baseContent, type Numbered, planMergeInUse, revisionContent, standOnBase } from './base';
import {
  addedHosts,
  checkedTooEarly,
  invalidField,
  leadsToNewDomain,
  missingField,
  parseChanges,
} from './input';
import type { Kind } from './kind';
import { aboutArticle } from './targets';
import { CHANGES_FIELDS } from './weight';

const REVIVES = { by: 'state', needs: ['title', 'body'] } as const;

/** A change to the article of a port in one language; the first one creates it. */
export const articleUpdate: Kind = {
  ...CHANGES_FIELDS,
  reasons: 'article',
  ...aboutArticle,
  kind: 'article.update',
  changesSchema: articleUpdateSchema,
  marks: ARTICLE_MARKS,
  revives: REVIVES,
  async prepare(tx, input, now) {
    const place = articlePlaceSchema.safeParse(input.subject);
    if (!place.success) return failure('invalid', { errors: fieldErrors(place.error, 'subject') });
    const parsed = articleWords(input.changes, now);
    if (!parsed.ok) return parsed;
    const { port, locale } = place.data;
    const article = await tx.article.findUnique({
      where: { port_locale: { port, locale } },
      select: { id: true, revision: true, state: true, translatedFrom: true },
    });
    const wrong =
      (article?.state === 'active' ? null : missingField(parsed.value, REVIVES.needs)) ??
      wrongMark(article, parsed.value) ??
      (await wrongTranslation(tx, place.data, article, parsed.value));
    if (wrong !== null) return wrong;
    const { meaningUnchanged, ...said } = parsed.value;
    const based = await basedOn(tx, place.data, article, input.baseRevision, said);
    if (based !== null && !based.ok) return based;
    return success({
      subjectType: 'article',
      subjectId: article?.id ?? null,
      ports: { start: port, end: port },
      locale,
      baseRevision: based?.value.baseRevision ?? null,
      base: based?.value.base ?? null,
      changes: {
        ...(based?.value.mine ?? said),
        ...(meaningUnchanged === true ? { meaningUnchanged } : {}),
      },
      revertsEditId: null,
      newDomain: await leadsToNewDomain(tx, addedHosts(based?.value.base ?? null, parsed.value)),
    });
  },
  mine: (_tx, edit) => Promise.resolve(edit.changes),
  async plan(tx, edit) {
    const place = articlePlaceSchema.parse({ port: edit.portStart, locale: edit.locale });
    const subject = articleSubject(place);
    const { meaningUnchanged: _, ...changes } = edit.changes as ArticleUpdate;
    await lockPlace(tx, place);
    const existing = await tx.article.findUnique({
      where: { port_locale: place },
      select: { id: true },
    });
    if (existing !== null)
      return planMergeInUse(tx, subject, existing.id, edit.base ?? {}, changes);
    const content: ArticleContent = {
      title: changes.title ?? '',
      body: changes.body ?? '',
      questions: changes.questions ?? '',
      citations: changes.citations ?? [],
      translatedFrom: changes.translatedFrom ?? null,
      translatedRevision: changes.translatedRevision ?? null,
      state: 'active',
    };
    return {
      ok: true,
      writes: [{ subject, id: null, revision: 0, before: null, content: subject.parse(content) }],
    };
  },
};

/** Fields of an article in somebody's own words, proven as far as they speak for themselves. */
export function articleWords(proposed: unknown, now: Date): Result<ArticleUpdate> {
  const parsed = parseChanges(articleUpdateSchema, proposed);
  if (!parsed.ok) return parsed;
  const early = checkedTooEarly(
    (parsed.value.citations ?? []).map(({ checked }) => checked),
    (at) => `citations.${at}.checked`,
    now,
  );
  return early ?? parsed;
}

interface ArticleRow extends Numbered {
  readonly state: string;
  readonly translatedFrom: string | null;
}

/** Of an article that is new, or comes back, nothing can have stayed the same. */
function wrongMark(article: ArticleRow | null, { meaningUnchanged }: ArticleUpdate) {
  return meaningUnchanged === true && article?.state !== 'active'
    ? invalidField('changes.meaningUnchanged', 'unrecognized_keys')
    : null;
}

/** A translation follows a revision that is there, of the port's article in another language. */
export async function wrongTranslation(
  tx: Tx,
  { port, locale }: ArticlePlace,
  article: Pick<ArticleRow, 'translatedFrom'> | null,
  { translatedFrom, translatedRevision }: ArticleUpdate,
) {
  if (translatedFrom === locale) return invalidField('changes.translatedFrom', 'not_active');
  if (translatedRevision === undefined || translatedRevision === null) return null;
  const from = translatedFrom ?? article?.translatedFrom ?? '';
  const original = await tx.article.findUnique({
    where: { port_locale: { port, locale: from } },
    select: { id: true },
  });
  const content =
    original === null
      ? null
      : await revisionContent(tx, 'article', original.id, translatedRevision);
  return content === null ? invalidField('changes.translatedRevision', 'unknown_revision') : null;
}

/** The text mentions no source that its list does not have, unless it did so before. */
export function unknownSource(before: Fields, changes: ArticleUpdate, shapes: MergeShapes) {
  return lostMentions(before, { ...before, ...changes }, shapes).length === 0
    ? null
    : invalidField('changes.citations', 'unknown_citation');
}

/** Stands on the article's revision; one that was retired is brought back by whatever is written next. */
async function basedOn(
  tx: Tx,
  place: ArticlePlace,
  article: ArticleRow | null,
  baseRevision: number | null,
  changes: ArticleUpdate,
) {
  const subject = articleSubject(place);
  if (article === null) return unknownSource({}, changes, subject.shapes);
  const base = await baseContent(tx, 'article', article, baseRevision);
  if (!base.ok) return base;
  const unknown = unknownSource(base.value.content, changes, subject.shapes);
  if (unknown !== null) return unknown;
  const wanted = article.state === 'active' ? changes : { ...changes, state: 'active' };
  return standOnBase(tx, { ...subject, ...article }, base.value, wanted);
}

/** Two first versions of one article, applied at once, must not both find none. */
async function lockPlace(tx: Tx, { port, locale }: ArticlePlace): Promise<void> {
  await lockName(tx, `article/${port}/${locale}`);
}
