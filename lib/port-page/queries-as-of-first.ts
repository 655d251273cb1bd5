import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import { rows, sql } from '@/lib/platform/raw';
import type { Port } from '@/lib/ports/types';

const First = z.object({ ids: z.array(z.int()), count: z.int() });

/**
 * Of the reports that covered the port just before `until` the ids of the `most` that came first in reading order without
 * votes, and how many there were. Of thousands on the port alone most have not changed since: of those an index has the
 * first, and their software is in its place by what it is called now. The others are read as they were written then; a
 * grade that the log does not lead to (`gradeAt`) stands with those that nobody has judged.
 */
export async function findFirstAsOf(
  port: Port,
  until: Date,
  most: number,
): Promise<z.output<typeof First>> {
  // By "<=": from "=" the planner would make something else than the indexes of one port alone say.
  const alone = sql`t.port_start = ${port} AND t.port_end <= t.port_start`;
  const several = sql`t.port_start IS NOT NULL AND t.port_end > t.port_start
    AND int4range(t.port_start, t.port_end, '[]') && ${`[${port},${port}]`}::int4range`;
  const applied = sql`t.state = 'applied' AND t.subject_type = 'report'`;
  // An edit that brought a report to the port names it, wherever the report is now.
  const [found] = await rows(readDb(), First)`
    WITH alone AS MATERIALIZED (SELECT t.id, t.created_at, t.updated_at, t.state FROM report t WHERE ${alone}),
    touched AS MATERIALIZED (
      SELECT id FROM alone WHERE updated_at >= ${until} AND created_at < ${until}
      UNION SELECT a.id FROM log_entry t JOIN alone a ON a.id = t.subject_id::int
        WHERE ${alone} AND t.action = 'report.regraded' AND t.at >= ${until} AND a.created_at < ${until}
      UNION SELECT t.id FROM report t WHERE ${several} AND t.state = 'active'
      UNION SELECT t.subject_id FROM edit t
        WHERE ${alone} AND ${applied} AND t.subject_id NOT IN (SELECT id FROM alone)
      UNION SELECT t.subject_id FROM edit t WHERE ${several} AND ${applied} AND t.subject_id IS NOT NULL),
    there AS MATERIALIZED (
      SELECT touched.id, says.* FROM touched CROSS JOIN LATERAL (
        SELECT content->>'state' AS state, (content->>'portStart')::int AS port_start, (content->>'portEnd')::int AS port_end,
          (content->>'onByDefault')::boolean AS on_by_default, content->>'software' AS slug
        FROM revision WHERE subject_type = 'report' AND subject_id = touched.id AND created_at < ${until}
        ORDER BY number DESC LIMIT 1) says
      WHERE says.state = 'active' AND ${port} BETWEEN says.port_start AND says.port_end),
    named AS MATERIALIZED (
      SELECT used.slug, coalesce(s.commonness, 'special') AS commonness,
        -- As lib/software/types.ts makes a name's key.
        lower(regexp_replace(btrim(normalize(coalesce(older.name, s.name, used.slug), NFKC)), '\\s+', ' ', 'g')) AS name_key
      FROM (SELECT DISTINCT slug FROM there) used LEFT JOIN software s ON s.slug = used.slug
      LEFT JOIN LATERAL (
        SELECT content->>'name' AS name FROM revision
        WHERE subject_type = 'software' AND subject_id = s.id AND created_at < ${until}
        ORDER BY number DESC LIMIT 1) older ON true),
    graded AS MATERIALIZED (
      SELECT there.*, CASE WHEN reached = coalesce(following, now) THEN reached ELSE 'unverified' END AS grade
      FROM there CROSS JOIN LATERAL (SELECT grade AS now FROM report WHERE id = there.id OFFSET 0) r CROSS JOIN LATERAL (
        SELECT coalesce((array_agg(data->>'after' ORDER BY id DESC) FILTER (WHERE at < ${until}))[1], 'unverified') AS reached,
          (array_agg(data->>'before' ORDER BY id) FILTER (WHERE at >= ${until}))[1] AS following
        FROM log_entry WHERE subject_type = 'report' AND subject_id = there.id::text AND action = 'report.regraded') changed),
    same AS (SELECT id FROM alone WHERE updated_at < ${until} AND state = 'active' EXCEPT SELECT id FROM touched),
    placed AS (
      SELECT id, reading_rank(port_end - port_start, grade, commonness, on_by_default) AS rank, name_key
      FROM graded JOIN named USING (slug)
      UNION ALL (SELECT t.id, t.reading_rank, t.reading_name FROM report t
        WHERE ${alone} AND t.state = 'active' AND t.updated_at < ${until} AND t.id NOT IN (SELECT id FROM touched)
        ORDER BY t.reading_rank, t.reading_name COLLATE "C", t.id LIMIT ${most}))
    SELECT (SELECT count(*) FROM there)::int + (SELECT count(*) FROM same)::int AS count,
      ARRAY(SELECT id FROM placed ORDER BY rank, name_key COLLATE "C", id LIMIT ${most}) AS ids`;
  return found ?? { ids: [], count: 0 };
}
