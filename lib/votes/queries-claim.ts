import { z } from 'zod';
import type { Tx } from '@/lib/platform/db';
import { join, rows, sql, type Sql } from '@/lib/platform/raw';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { voteDenial } from './policy';

/** A report as far as it says whose it is. */
const Owned = z.object({ authorId: z.string(), isTheirs: z.boolean() });

/** Whether a report, or what it claims, is the viewer's own: they may not vote on it. */
export async function isOwnReport(
  tx: Tx,
  viewer: { readonly id: string },
  reportId: number,
): Promise<boolean> {
  const [claim] = await rows(tx, Owned)`
    SELECT r.author_id AS "authorId", ${isClaimOf(viewer.id)} AS "isTheirs" FROM report r WHERE r.id = ${reportId}`;
  return claim !== undefined && voteDenial(viewer, claim) !== null;
}

/** What votes are about, of a revision. */
const fieldsOf = (content: Sql) =>
  join(VOTE_BEARING_FIELDS.map((name) => sql`${content} -> ${name}::text`));

/**
 * Whether what report `r` claims, or a report that was merged into it, is the account's: an edit that said first what
 * votes are about, or changed it, has words of theirs (as its author, by taking it over or by improving it). Of the
 * first edit only an improvement of what votes are about counts: it says all the rest too. `userId`: an account's
 * id, or the column that has it.
 */
export function isClaimOf(userId: string | Sql): Sql {
  return sql`EXISTS (
      WITH RECURSIVE part AS (
        SELECT r.id, NULL AS author_id
        UNION SELECT m.id, m.author_id FROM report m JOIN part ON m.merged_into_id = part.id)
      SELECT FROM part WHERE part.author_id = ${userId} OR EXISTS (SELECT FROM revision v
      LEFT JOIN revision p ON p.subject_type = v.subject_type AND p.subject_id = v.subject_id AND p.number = v.number - 1
      JOIN edit e ON e.id = v.edit_id
      WHERE v.subject_type = 'report' AND v.subject_id = part.id
        AND (e.author_id = ${userId}
          OR EXISTS (SELECT FROM log_entry l
            WHERE l.edit_id = e.id AND l.action = 'edit.taken-over' AND l.actor_id = ${userId})
          OR EXISTS (SELECT FROM review w
            WHERE w.edit_id = e.id AND w.reviewer_id = ${userId} AND w.changes IS NOT NULL
              AND (p.id IS NOT NULL OR jsonb_exists_any(w.changes, ${[...VOTE_BEARING_FIELDS]}::text[]))))
        AND (${fieldsOf(sql`v.content`)}) IS DISTINCT FROM (${fieldsOf(sql`p.content`)})))`;
}
