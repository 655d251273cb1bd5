import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import { rows, type Sql, sql } from '@/lib/platform/raw';
import { likeText, NAME_EDGE, NAMES_END } from './entry';
import { fold } from './rules/fold';

/**
 * The entries (`search_entry`) one of whose names holds this text: official and plain names of services in
 * every language, names of software, aliases of both. Case, accents and the like do not count. The index of
 * trigrams finds them from three characters on; shorter texts read the table.
 */
export function namedLike(text: string): Sql {
  const folded = fold(text).replaceAll(NAME_EDGE, ' ');
  // Behind the names there is a description: what stands there alone is no name.
  return sql`haystack LIKE ${`%${likeText(folded)}%`}
    AND strpos(haystack, ${folded}) < strpos(haystack, ${NAMES_END})`;
}

const ServiceName = z.object({ key: z.string() });

/** The services one of whose names holds the text, the best known first. */
export async function findServiceNames(text: string): Promise<string[]> {
  const found = await rows(readDb(), ServiceName)`
    SELECT key FROM search_entry WHERE kind = 'service' AND ${namedLike(text)} ORDER BY weight DESC, key`;
  return found.map(({ key }) => key);
}
