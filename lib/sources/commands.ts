import { z } from 'zod';
import { doneAfterAll } from '@/lib/jobs/commands';
import { changedPortsTags, editTag, notifyTags, softwareTag } from '@/lib/platform/cache-tags';
import { DAY, MINUTE, SECOND } from '@/lib/platform/clock';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { takeFromLimit } from '@/lib/platform/limits';
import { execute, type Sql, rows, sql } from '@/lib/platform/raw';
import { dueAgain, type Verdict } from './rules/verdict';

/** Claimed and not told of for so long, a page is anybody's again: whoever had it in hand has died. */
const CLAIMED_FOR_MS = 30 * MINUTE;
/** What nobody cites any more is kept so long: an edit that was withdrawn may come again. */
const KEPT_MS = 30 * DAY;

/** Evidence that waits in proposals: the edit, and each address with its quote. */
const PROPOSED: Sql = sql`
  SELECT e.id AS edit, piece->>'url' AS url, coalesce(piece->>'quote', '') AS quote
  FROM edit e
  CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(e.changes->'evidence')
    WHEN 'array' THEN e.changes->'evidence' ELSE '[]' END) piece
  WHERE e.state IN ('open', 'changes-requested', 'conflicted') AND piece->>'url' IS NOT NULL`;

const KEY: Sql = sql`encode(sha256(convert_to(url || chr(10) || quote, 'UTF8')), 'hex')`;

/** Notes what is cited and was not before, in reports and in what waits to be decided; forgets what no longer is. */
export async function enrolSources(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await execute(tx)`
      INSERT INTO source_check (key, url, quote, due_at)
      SELECT DISTINCT ${KEY}, url, quote, ${now}::timestamptz FROM (
        SELECT e.url, e.quote FROM evidence e JOIN report r ON r.id = e.report_id
        WHERE r.state = 'active' AND e.check_key IS NULL AND e.url IS NOT NULL
        UNION ALL SELECT url, quote FROM (${PROPOSED}) proposed) cited
      ORDER BY 1 ON CONFLICT (key) DO NOTHING`;
    await execute(tx)`
      UPDATE evidence SET check_key = ${KEY}
      WHERE check_key IS NULL AND url IS NOT NULL
        AND EXISTS (SELECT FROM source_check WHERE key = ${KEY})`;
    await execute(tx)`
      DELETE FROM source_check c
      WHERE c.due_at < ${new Date(now.getTime() - KEPT_MS)}
        AND NOT EXISTS (SELECT FROM evidence e WHERE e.check_key = c.key)
        AND NOT EXISTS (SELECT FROM (${PROPOSED}) p WHERE p.url = c.url AND p.quote = c.quote)`;
  });
}

const Claimed = z.object({ key: z.string(), url: z.string(), quote: z.string() });
export type ClaimedSource = z.infer<typeof Claimed>;

/** Takes up to `most` sources that are due, those that reviewers wait for first; no two processes get the same. */
export async function claimSources(most: number, now: Date): Promise<ClaimedSource[]> {
  return rows(db(), Claimed)`
    WITH proposed AS (SELECT DISTINCT ${KEY} AS key FROM (${PROPOSED}) p)
    UPDATE source_check SET due_at = ${new Date(now.getTime() + CLAIMED_FOR_MS)}
    WHERE key IN (
      SELECT c.key FROM source_check c LEFT JOIN proposed p ON p.key = c.key
      WHERE c.due_at <= ${now} AND (p.key IS NOT NULL OR EXISTS (
        SELECT FROM evidence e JOIN report r ON r.id = e.report_id
        WHERE e.check_key = c.key AND r.state = 'active'))
      ORDER BY p.key IS NULL, c.due_at, c.key LIMIT ${most} FOR UPDATE OF c SKIP LOCKED)
    RETURNING key, url, quote`;
}

/** Whether a host may be asked now: nobody has asked it within the last second, and now we do. */
export async function takeTurn(host: string, now: Date): Promise<boolean> {
  const key = `source-host:${host.slice(0, 255)}`;
  return (await takeFromLimit(db(), key, 1, SECOND, now)).ok;
}

const Cited = z.object({ start: z.int(), end: z.int(), slug: z.string() });
const Waiting = z.object({ edit: z.int() });

/** Keeps what became of a quoted line, and tells the pages that show it. Grades are left alone. */
export async function recordSource(
  { key, url, quote }: ClaimedSource,
  { state, reason, movedTo }: Verdict,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await doneAfterAll(tx, 'sources', [key]);
    const isSeen = state === 'there' || state === 'moved';
    await tx.sourceCheck.updateMany({
      where: { key },
      data: {
        ...{ state, reason, movedTo, checkedAt: now, dueAt: dueAgain(state, now) },
        ...(isSeen && { seenAt: now }),
      },
    });
    await notifyTags(tx, await tagsOf(tx, key, url, quote));
  });
}

/** Sets when a source is read again. */
export async function putOffSource(key: string, until: Date, tx: Tx = db()): Promise<void> {
  await tx.sourceCheck.updateMany({ where: { key }, data: { dueAt: until } });
}

/** The pages of the reports that cite it, and of the edits that would. */
async function tagsOf(tx: Tx, key: string, url: string, quote: string): Promise<string[]> {
  const cited = await rows(tx, Cited)`
    SELECT DISTINCT r.port_start AS start, r.port_end AS "end", s.slug
    FROM evidence e JOIN report r ON r.id = e.report_id JOIN software s ON s.id = r.software_id
    WHERE e.check_key = ${key} AND r.state = 'active'`;
  const waiting = await rows(tx, Waiting)`
    SELECT DISTINCT edit FROM (${PROPOSED}) p WHERE url = ${url} AND quote = ${quote}`;
  return [
    ...cited.flatMap(({ start, end, slug }) => [
      ...changedPortsTags({ portStart: start, portEnd: end }),
      softwareTag(slug),
    ]),
    ...waiting.map(({ edit }) => editTag(String(edit))),
  ];
}
