import { z } from 'zod';
import { type Locale, LOCALES } from '@/lib/i18n/locales';

/** Bounds of a software entry's texts, in characters. */
export const SOFTWARE_BOUNDS = {
  name: 80,
  tagline: 60,
  homepage: 500,
  list: 20,
  host: 120,
  alias: 80,
} as const;

/** How common a piece of software is, in its field: nearly everyone knows it, it is well known, or neither. */
export const COMMONNESS = ['everyone', 'known', 'special'] as const;
export const commonnessSchema = z.enum(COMMONNESS);

/** The languages a tagline can be translated into. */
export const taglineLocaleSchema = z.enum(LOCALES).exclude(['en']);

/** The tagline in other languages, where somebody has said it. */
export const taglinesSchema = z.partialRecord(
  taglineLocaleSchema,
  z.string().min(1).max(SOFTWARE_BOUNDS.tagline),
);

/** What an entry says: the state a revision keeps. */
export const softwareContentSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(80),
  name: z.string().min(1).max(SOFTWARE_BOUNDS.name),
  /** Two to six English words; may be empty. */
  tagline: z.string().max(SOFTWARE_BOUNDS.tagline),
  /** Older revisions do not have it. */
  taglines: taglinesSchema.default({}),
  article: z.enum(['a', 'an', 'the', '']),
  homepage: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(SOFTWARE_BOUNDS.homepage)]),
  domains: z.array(z.string().min(1).max(SOFTWARE_BOUNDS.host)).max(SOFTWARE_BOUNDS.list),
  repositories: z.array(z.string().min(1).max(200)).max(SOFTWARE_BOUNDS.list),
  aliases: z.array(z.string().min(1).max(SOFTWARE_BOUNDS.alias)).max(SOFTWARE_BOUNDS.list),
  /** Older revisions do not have it. */
  commonness: commonnessSchema.default('special'),
  state: z.enum(['active', 'merged']),
  /** Slug of the entry this one was merged into. */
  mergedInto: z.string().nullable(),
});
export type SoftwareContent = z.infer<typeof softwareContentSchema>;

/** A tagline and its translations, as every view of an entry has them. */
export const taglineViewShape = { tagline: z.string(), taglines: taglinesSchema };

/** What an entry says it is: in English, and in other languages. */
export interface Taglines {
  readonly tagline: string;
  readonly taglines: Readonly<Partial<Record<Locale, string>>>;
}

/** What a piece of software is, and the language that is said in: English where nobody has translated it; null where nobody has said it. */
export function taglineIn(
  { tagline, taglines }: Taglines,
  locale: Locale,
): { readonly text: string; readonly locale: Locale } | null {
  const own = taglines[locale];
  if (own !== undefined) return { text: own, locale };
  return tagline === '' ? null : { text: tagline, locale: 'en' };
}

/** An entry's name in an address. */
export const softwareSlugSchema = softwareContentSchema.shape.slug;

/** A name as two entries would clash on it: case-folded, white space folded, in one Unicode form. */
export function softwareNameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** An address for a name: `Node-RED` → `node-red`, `Ceph (manager)` → `ceph-manager`; never empty. */
export function slugFor(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return slug === '' ? 'software' : slug;
}

/** Lower case, letters and digits only: the form in which names are compared. */
export function normName(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
