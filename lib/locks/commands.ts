import { CHANGES_TAG, notifyTags, portTag, softwareTag } from '@/lib/platform/cache-tags';
import type { Sql } from '@/lib/platform/sql';
import { rangeTags } from '@/lib/reports/tags';
import type { SubjectRow } from './queries';

/**
 * Ends locks whose time has come, in the caller's transaction, and tells the pages that say so. It only tidies
 * up: whether a lock binds is asked of its `until`.
 */
export async function endRunOutLocks(sql: Sql, now: Date): Promise<void> {
  const ended = await sql.$queryRaw<SubjectRow[]>`
    UPDATE subject_lock SET ended_at = until, ended = 'run-out' WHERE ended_at IS NULL AND until <= ${now}
    RETURNING subject_type AS type, subject_id AS id`;
  for (const subject of ended) await notifyLock(sql, subject);
}

/** The pages that say whether a subject is locked are out of date: its own, and those of edits on it. */
export async function notifyLock(sql: Sql, subject: SubjectRow): Promise<void> {
  await notifyTags(sql, [CHANGES_TAG, ...(await pagesOf(sql, subject))]);
}

async function pagesOf(sql: Sql, { type, id }: SubjectRow): Promise<string[]> {
  if (type === 'article') {
    const rows = await sql.$queryRaw<{ port: number }[]>`
      SELECT port FROM article WHERE id = ${id}`;
    return rows.map(({ port }) => portTag(port));
  }
  if (type === 'software') {
    const rows = await sql.$queryRaw<{ slug: string }[]>`
      SELECT slug FROM software WHERE id = ${id}`;
    return rows.map(({ slug }) => softwareTag(slug));
  }
  const rows = await sql.$queryRaw<{ portStart: number; portEnd: number; slug: string }[]>`
    SELECT r.port_start AS "portStart", r.port_end AS "portEnd", s.slug FROM report r
    JOIN software s ON s.id = r.software_id WHERE r.id = ${id}`;
  return rows.flatMap((row) => [...rangeTags(row), softwareTag(row.slug)]);
}
