import { z } from 'zod';
import { lineText, nameText, publicUrl } from '@/lib/platform/text';
import { SOFTWARE_BOUNDS, softwareContentSchema } from './types';

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
  .pipe(z.string().regex(HOST, 'must be a host, such as example.org'));

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
      .regex(
        /^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}(?:\/[\w.~+-]+)+$/,
        'must be a place such as github.com/owner/name',
      ),
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
    article: softwareContentSchema.shape.article,
    homepage: z.union([z.literal(''), publicUrl(500)]),
    domains: listed(host),
    repositories: listed(repository),
    aliases: listed(nameText(SOFTWARE_BOUNDS.alias)),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { message: 'must change something' });
export type SoftwareUpdate = z.infer<typeof softwareUpdateSchema>;

/** `changes` of `software.merge`: the slug of the entry that stays. */
export const softwareMergeSchema = z.strictObject({ into: softwareContentSchema.shape.slug });
