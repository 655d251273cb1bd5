import type { EditKind } from '@/lib/edits/types';
import {
  kindOfEdit,
  type Touched,
  touchedBy,
  type WrittenRevision,
} from '@/lib/notifications/rules/matching';
import type { WatchKind } from '@/lib/notifications/types';
import type { Sql } from '@/lib/platform/sql';

/** One software entry that became part of another. */
export interface Merge {
  readonly from: number;
  readonly into: string;
}

export interface TouchedByEdit extends Touched {
  readonly kind: WatchKind;
  readonly merge: Merge | null;
}

interface EditRow {
  readonly kind: EditKind;
  readonly subjectId: number;
  readonly portStart: number | null;
  readonly portEnd: number | null;
}

/** What an applied edit touched, and what it is to those who watch that. */
export async function findTouched(sql: Sql, editId: number): Promise<TouchedByEdit> {
  const [edit] = await sql.$queryRaw<EditRow[]>`
    SELECT kind, subject_id AS "subjectId", port_start AS "portStart", port_end AS "portEnd"
    FROM edit WHERE id = ${editId}`;
  if (edit === undefined) throw new TypeError(`there is no edit ${editId}`);
  const revisions = await sql.$queryRaw<WrittenRevision[]>`
    SELECT r.subject_type AS type, r.content, p.content AS before
    FROM revision r LEFT JOIN revision p
      ON p.subject_type = r.subject_type AND p.subject_id = r.subject_id AND p.number = r.number - 1
    WHERE r.edit_id = ${editId}`;
  const { portStart, portEnd } = edit;
  const ports = portStart === null || portEnd === null ? null : { portStart, portEnd };
  const into = revisions.find(
    ({ type, content }) => type === 'software' && content.state === 'merged',
  )?.content.mergedInto;
  return {
    ...touchedBy(revisions, ports),
    kind: kindOfEdit(edit.kind, revisions),
    merge:
      edit.kind === 'software.merge' && typeof into === 'string'
        ? { from: edit.subjectId, into }
        : null,
  };
}

/** Accounts that watch a port or a piece of software of what was touched, each once. */
export async function findWatchers(
  sql: Sql,
  { spans, software }: Touched,
): Promise<{ userId: string }[]> {
  return sql.$queryRaw`
    SELECT w.user_id AS "userId"
    FROM jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) AS span("portStart" int, "portEnd" int)
    JOIN watch w ON w.port_end >= span."portStart" AND w.port_start <= span."portEnd"
    UNION
    SELECT w.user_id FROM watch w JOIN software s ON s.id = w.software_id
    WHERE s.slug = ANY(${[...software]})`;
}

/**
 * Accounts that watch a port that a release changed, by itself, within a range, or as one that a piece of
 * software they watch is reported on; with those ports. A port is changed where its status or its names
 * are others, or where a text that people read of its registration is.
 */
export async function findWatchersOfRelease(
  sql: Sql,
  date: string,
): Promise<{ userId: string; ports: number[] }[]> {
  return sql.$queryRaw`
    WITH changed AS (
      SELECT e.port FROM port_event e JOIN "release" r ON r.id = e.release_id WHERE r.date = ${date}::date
      UNION
      SELECT generate_series(c.port, c.port_end) FROM row_change c JOIN "release" r ON r.id = c.release_id
      WHERE r.date = ${date}::date AND c.news AND c.port IS NOT NULL
        AND c.before ->> 'serviceName' IS NOT NULL AND c.after ->> 'serviceName' IS NOT NULL),
    watched AS (
      SELECT user_id, port_start, port_end FROM watch WHERE software_id IS NULL
      UNION ALL
      SELECT w.user_id, p.port_start, p.port_end FROM watch w
      JOIN report p ON p.software_id = w.software_id AND p.state = 'active')
    SELECT w.user_id AS "userId", array_agg(DISTINCT c.port ORDER BY c.port) AS ports
    FROM changed c JOIN watched w ON c.port BETWEEN w.port_start AND w.port_end
    GROUP BY w.user_id`;
}
