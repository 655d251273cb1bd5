import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import { rows, sql } from '@/lib/platform/raw';
import type { Port } from '@/lib/ports/types';

const First = z.object({ ids: z.array(z.int()), count: z.int() });

const onPort = (port: Port) =>
  sql`t.port_start IS NOT NULL AND int4range(t.port_start, t.port_end, '[]') && ${`[${port},${port}]`}::int4range`;

/**
 * Of the reports that covered the port just before `until` the ids of the `most` that came first in reading order without
 * votes, and how many there were. Of thousands the database reads the few values that the order compares; a grade that
 * the log does not lead to (`gradeAt`) stands with those that nobody has judged.
 */
export async function findFirstAsOf(
  port: Port,
  until: Date,
  most: number,
): Promise<z.output<typeof First>> {
  // An edit that brought a report to the port names it, wherever the report is now.
  const [found] = await rows(readDb(), First)`
    WITH ever AS MATERIALIZED (
      SELECT t.id FROM report t WHERE ${onPort(port)}
      UNION SELECT t.subject_id FROM edit t
        WHERE ${onPort(port)} AND t.state = 'applied' AND t.subject_type = 'report' AND t.subject_id IS NOT NULL),
    there AS MATERIALIZED (
      SELECT ever.id, says.* FROM ever CROSS JOIN LATERAL (
        SELECT content->>'state' AS state, (content->>'portStart')::int AS port_start, (content->>'portEnd')::int AS port_end,
          (content->>'onByDefault')::boolean AS on_by_default, content->>'software' AS slug
        FROM revision WHERE subject_type = 'report' AND subject_id = ever.id AND created_at < ${until}
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
      SELECT there.*, CASE WHEN reached IS NOT DISTINCT FROM coalesce(following, r.grade) THEN reached END AS grade
      FROM there JOIN report r ON r.id = there.id CROSS JOIN LATERAL (
        SELECT coalesce((array_agg(data->>'after' ORDER BY id DESC) FILTER (WHERE at < ${until}))[1], 'unverified') AS reached,
          (array_agg(data->>'before' ORDER BY id) FILTER (WHERE at >= ${until}))[1] AS following
        FROM log_entry WHERE subject_type = 'report' AND subject_id = there.id::text AND action = 'report.regraded') changed)
    SELECT (SELECT count(*)::int FROM there) AS count, ARRAY(
      SELECT id FROM graded JOIN named USING (slug)
      ORDER BY reading_rank(port_end - port_start, coalesce(grade, 'unverified'), commonness, on_by_default),
        name_key COLLATE "C", id LIMIT ${most}) AS ids`;
  return found ?? { ids: [], count: 0 };
}
