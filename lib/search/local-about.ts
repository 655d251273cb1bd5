import type { Locale } from '@/lib/i18n/locales';
import type { Tx } from '@/lib/platform/db';
import { aboutText } from '@/lib/search/entry';
import { profileWords } from '@/lib/services/profile';
import { findProfiles } from '@/lib/services/queries';
import { taglineIn, taglinesSchema } from '@/lib/software/types';

/** A hit by what it is and what it is called among those. */
interface Found {
  readonly kind: string;
  readonly key: string;
}

/** What tells a hit from all others. */
export function hitKey({ kind, key }: Found): string {
  return `${kind} ${key}`;
}

/**
 * What services and software among the hits are in a language other than English, by `hitKey`; those
 * that nobody has translated are left out. Entries of the search hold the English.
 */
export async function findLocalAbouts(
  tx: Tx,
  hits: readonly Found[],
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  const keys = (kind: string) => hits.filter((hit) => hit.kind === kind).map(({ key }) => key);
  const [software, profiles] = await Promise.all([
    findSoftwareTaglines(tx, keys('software')),
    findProfiles(keys('service'), tx),
  ]);
  const said = new Map<string, string>();
  for (const { slug, tagline, taglines } of software) {
    const own = taglineIn({ tagline, taglines: taglinesSchema.parse(taglines) }, locale);
    if (own?.locale === locale) said.set(hitKey({ kind: 'software', key: slug }), own.text);
  }
  for (const [key, profile] of profiles) {
    const own = profileWords(profile, locale);
    if (own.locale === locale)
      said.set(hitKey({ kind: 'service', key }), aboutText(`${own.plainName}. ${own.what}`));
  }
  return said;
}

async function findSoftwareTaglines(tx: Tx, slugs: readonly string[]) {
  if (slugs.length === 0) return [];
  return tx.software.findMany({
    where: { slug: { in: [...slugs] } },
    select: { slug: true, tagline: true, taglines: true },
  });
}
