import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { withCode } from '@/lib/platform/error-codes';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { checkedDay, lineText, proseText, publicUrl } from '@/lib/platform/text';
import { portSchema } from '@/lib/ports/types';
import { ARTICLE_BOUNDS, CITATION_BOUNDS } from './types';

/** What an edit of an article names as its subject. */
export const articlePlaceSchema = z.strictObject({ port: portSchema, locale: z.enum(LOCALES) });

const fields = {
  title: lineText(ARTICLE_BOUNDS.title),
  body: proseText(ARTICLE_BOUNDS.body, 1),
  questions: proseText(ARTICLE_BOUNDS.questions),
  citations: z
    .array(
      z.strictObject({
        id: z.number().int().min(1).max(200),
        title: lineText(CITATION_BOUNDS.title),
        publisher: lineText(CITATION_BOUNDS.publisher, 0),
        url: publicUrl(CITATION_BOUNDS.url),
        checked: checkedDay,
      }),
    )
    .max(ARTICLE_BOUNDS.citations)
    .refine(
      (list) => new Set(list.map(({ id }) => id)).size === list.length,
      withCode('repeated_number'),
    ),
  translatedFrom: z.enum(LOCALES).nullable(),
  translatedRevision: rowNumberSchema.nullable(),
  meaningUnchanged: z.boolean(),
};

/** What `changes` say of themselves and no article keeps: that translations need not follow them. */
export const ARTICLE_MARKS = ['meaningUnchanged'] as const;

/** `changes` of `article.update`: any of the fields; title and body for an article that is new. */
export const articleUpdateSchema = z
  .strictObject(fields)
  .partial()
  .refine(
    (changes) => Object.keys(changes).some((name) => name !== 'meaningUnchanged'),
    withCode('nothing_changed'),
  );
export type ArticleUpdate = z.infer<typeof articleUpdateSchema>;
