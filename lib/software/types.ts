import { z } from 'zod';

/** Bounds of a software entry's texts, in characters. */
export const SOFTWARE_BOUNDS = { name: 80, tagline: 60, list: 20, host: 120, alias: 80 } as const;

/** What an entry says: the state a revision keeps. */
export const softwareContentSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(80),
  name: z.string().min(1).max(SOFTWARE_BOUNDS.name),
  tagline: z.string().max(SOFTWARE_BOUNDS.tagline),
  article: z.enum(['a', 'an', 'the', '']),
  homepage: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  domains: z.array(z.string().min(1).max(SOFTWARE_BOUNDS.host)).max(SOFTWARE_BOUNDS.list),
  repositories: z.array(z.string().min(1).max(200)).max(SOFTWARE_BOUNDS.list),
  aliases: z.array(z.string().min(1).max(SOFTWARE_BOUNDS.alias)).max(SOFTWARE_BOUNDS.list),
  state: z.enum(['active', 'merged']),
  /** Slug of the entry this one was merged into. */
  mergedInto: z.string().nullable(),
});
export type SoftwareContent = z.infer<typeof softwareContentSchema>;

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
