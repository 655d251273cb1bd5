import { z } from 'zod';
import { withCode } from '@/lib/platform/error-codes';
import { lineText, nameText, publicUrl } from '@/lib/platform/text';
import {
  commonnessSchema,
  SOFTWARE_BOUNDS,
  softwareContentSchema,
  taglineLocaleSchema,
} from './types';

const REPOSITORY = /^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}(?:\/[\w.~+-]+)+$/;
const HOST = /^(?=.{4,120}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/;

/** `https://www.Example.org/` and `example.org` are the same host. */
const host = z
  .string()
  .max(500)
  .transform((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/+$/, ''),
  )
  .pipe(z.string().refine((text) => HOST.test(text), withCode('not_host')));

/** `https://github.com/a/b.git` and `github.com/a/b` are the same place. */
const repository = z
  .string()
  .max(500)
  .transform((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/(?:\.git)?\/*$/, ''),
  )
  .pipe(
    z
      .string()
      .max(200)
      .refine((text) => REPOSITORY.test(text), withCode('not_repository')),
  );

function listed<Item extends z.ZodType<string>>(item: Item) {
  return z
    .array(item)
    .max(SOFTWARE_BOUNDS.list)
    .transform((list) => [...new Set(list)].sort());
}

/** `changes` of `software.update`: any of the fields. The slug is the entry's address and stays. */
export const softwareUpdateSchema = z
  .strictObject({
    name: nameText(SOFTWARE_BOUNDS.name),
    tagline: lineText(SOFTWARE_BOUNDS.tagline, 0),
    /** Whole: a language that is left out is taken out. English is the field before it. */
    taglines: z.partialRecord(taglineLocaleSchema, lineText(SOFTWARE_BOUNDS.tagline)),
    article: softwareContentSchema.shape.article,
    homepage: z.union([publicUrl(SOFTWARE_BOUNDS.homepage), z.literal('')]),
    domains: listed(host),
    repositories: listed(repository),
    aliases: listed(nameText(SOFTWARE_BOUNDS.alias)),
    commonness: commonnessSchema,
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, withCode('nothing_changed'));
export type SoftwareUpdate = z.infer<typeof softwareUpdateSchema>;

/** `changes` of `software.merge`: the slug of the entry that stays. */
export const softwareMergeSchema = z.strictObject({ into: softwareContentSchema.shape.slug });
