import type { Tx } from '@/lib/platform/db';
import { wordText } from '@/lib/search/entry';
import type { EntryKind, SearchEntryRow } from '@/lib/search/types';

/**
 * Puts entries in, in place of those with the same kind and key, by one statement whatever their
 * number. Call it in the transaction that changes the thing itself. Entries that say the same as
 * before are left alone, so that an import touches only what changed. Keys must be different.
 */
export async function writeSearchEntries(
  tx: Tx,
  entries: readonly SearchEntryRow[],
): Promise<void> {
  if (entries.length === 0) return;
  const json = JSON.stringify(
    entries.map((entry) => ({
      ...entry,
      nameWords: wordText(entry.terms),
      aboutWords: wordText([entry.about]),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO search_entry AS old (kind, key, title, about, terms, haystack, words, ports, weight)
    SELECT kind, key, title, about, ARRAY(SELECT jsonb_array_elements_text(terms)), haystack,
      setweight(to_tsvector('simple', "nameWords"), 'A') || setweight(to_tsvector('simple', "aboutWords"), 'B')
        || to_tsvector('simple', "text"),
      ARRAY(SELECT jsonb_array_elements_text(ports)::int), weight
    FROM jsonb_to_recordset(${json}::jsonb) AS new(kind text, key text, title text, about text, terms jsonb,
      haystack text, "nameWords" text, "aboutWords" text, "text" text, ports jsonb, weight float8)
    ON CONFLICT (kind, key) DO UPDATE SET title = excluded.title, about = excluded.about, terms = excluded.terms,
      haystack = excluded.haystack, words = excluded.words, ports = excluded.ports, weight = excluded.weight
    WHERE (old.title, old.about, old.terms, old.haystack, old.words, old.ports, old.weight)
      IS DISTINCT FROM (excluded.title, excluded.about, excluded.terms, excluded.haystack, excluded.words,
        excluded.ports, excluded.weight)`;
  // The indexes gather what is new in lists that every search would have to read through.
  await tx.$queryRaw`
    SELECT gin_clean_pending_list(one::regclass)
    FROM unnest(ARRAY['search_entry_terms', 'search_entry_haystack', 'search_entry_words', 'search_entry_ports']) one`;
}

/** Takes entries out; keys that have none are passed over. */
export async function dropSearchEntries(
  tx: Tx,
  kind: EntryKind,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.searchEntry.deleteMany({ where: { kind, key: { in: [...keys] } } });
}
