import type { Sql } from './sql';

/** Carried by every public page beside its own tags. */
export const ALL_TAG = 'all';

export const portTag = (port: number): string => `port:${port}`;
export const serviceTag = (name: string): string => `service:${name}`;
export const softwareTag = (slug: string): string => `software:${slug}`;
export const releaseTag = (date: string): string => `release:${date}`;
export const userTag = (handle: string): string => `user:${handle}`;
export const editTag = (id: string): string => `edit:${id}`;

/** Lists and feeds that change with every applied edit. */
export const CHANGES_TAG = 'changes';
export const RELEASES_TAG = 'releases';
export const SOFTWARE_LIST_TAG = 'software-list';

export const TAGS_CHANNEL = 'portolan_tags';

/** PostgreSQL refuses payloads of 8,000 bytes and more (NOTIFY). */
const PAYLOAD_BYTES = 7_900;
/** Above this many payloads, expiring everything is cheaper than naming it. */
const MAX_PAYLOADS = 4;

/** Splits tags into JSON payloads that NOTIFY accepts; a long list becomes the one tag `all`. */
export function tagPayloads(tags: Iterable<string>): string[] {
  const all = JSON.stringify([ALL_TAG]);
  const unique = [...new Set(tags)].sort();
  if (unique.includes(ALL_TAG)) return [all];
  const payloads: string[] = [];
  let chunk: string[] = [];
  let bytes = 2;
  for (const tag of unique) {
    const size = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (size + 2 > PAYLOAD_BYTES) return [all];
    if (bytes + size > PAYLOAD_BYTES) {
      payloads.push(JSON.stringify(chunk));
      if (payloads.length === MAX_PAYLOADS) return [all];
      chunk = [];
      bytes = 2;
    }
    chunk.push(tag);
    bytes += size;
  }
  if (chunk.length > 0) payloads.push(JSON.stringify(chunk));
  return payloads;
}

/**
 * Tells every server process that pages with these tags are out of date. Sent when the
 * transaction commits and not at all when it rolls back, which is why `tx` is asked for.
 */
export async function notifyTags(tx: Sql, tags: Iterable<string>): Promise<void> {
  for (const payload of tagPayloads(tags)) {
    await tx.$executeRaw`SELECT pg_notify(${TAGS_CHANNEL}, ${payload})`;
  }
}
