import { z } from 'zod';
import { type SubjectRow, findNames } from '@/lib/locks/queries';
import type { Tx } from '@/lib/platform/db';
import { join, rows, sql } from '@/lib/platform/raw';

/** Whether a flag was raised and no moderator said that it was wrong. The log keeps it when whoever raised it leaves. */

const Answer = z.object({ is: z.boolean() });

const NOT_DISMISSED = sql`raised.action = 'flag.raised' AND NOT EXISTS (SELECT FROM log_entry closed
  WHERE closed.subject_type = 'flag' AND closed.subject_id = raised.data ->> 'flag'
    AND closed.action = 'flag.closed' AND closed.data ->> 'verdict' = 'dismissed')`;

/** The edits that were flagged. */
export const FLAGGED_EDITS = sql`SELECT raised.edit_id FROM log_entry raised WHERE raised.edit_id IS NOT NULL AND ${NOT_DISMISSED}`;

/**
 * The edits that somebody had to do with, although no verdict stands against them:
 * - one of the desk came too late, because the edit was changed or withdrawn within its ten seconds;
 * - somebody else withdrew it, be it with all of a suspended account;
 * - a reviewer put it right;
 * - it was never applied, and somebody else commented on it or answered in its author's place.
 */
export const MET_EDITS = sql`SELECT held.edit_id FROM held_verdict held JOIN "user" giver ON giver.id = held.reviewer_id
  WHERE held.verdict IN ('reject', 'request-changes') AND held.refusal IS NOT NULL AND giver.suspended_at IS NULL
  UNION ALL SELECT l.edit_id FROM log_entry l JOIN edit met ON met.id = l.edit_id LEFT JOIN "user" who ON who.id = l.actor_id
  WHERE l.actor_id IS DISTINCT FROM met.author_id AND (l.action = 'edit.withdrawn'
    OR (l.action IN ('edit.commented', 'edit.answered') AND met.state <> 'applied' AND who.suspended_at IS NULL))
  UNION ALL SELECT edit_id FROM review WHERE jsonb_typeof(changes) = 'object'`;

/** Whether the edit is one of them. */
export async function wasMet(tx: Tx, id: number): Promise<boolean> {
  const [answer] = await rows(tx, Answer)`
    SELECT EXISTS (SELECT FROM (${MET_EDITS}) one WHERE one.edit_id = ${id}) AS is`;
  return answer?.is ?? false;
}

/** Whether the edit was flagged. */
export async function wasFlagged(tx: Tx, id: number): Promise<boolean> {
  const [answer] = await rows(tx, Answer)`
    SELECT EXISTS (SELECT FROM log_entry raised WHERE raised.edit_id = ${id} AND ${NOT_DISMISSED}) AS is`;
  return answer?.is ?? false;
}

/** Whether one of these, as the log calls them, was flagged since, or ever was and a moderator said that it was right. */
export async function wereFlagged(
  tx: Tx,
  things: readonly { readonly type: string; readonly id: string }[],
  since: Date,
): Promise<boolean> {
  const [answer] = await rows(tx, Answer)`
    SELECT EXISTS (SELECT FROM log_entry raised
      WHERE (raised.subject_type, raised.subject_id) IN (${join(things.map(({ type, id }) => sql`(${type}, ${id})`))})
        AND ${NOT_DISMISSED}
        AND (raised.at >= ${since} OR EXISTS (SELECT FROM log_entry upheld
          WHERE upheld.subject_type = 'flag' AND upheld.subject_id = raised.data ->> 'flag'
            AND upheld.action = 'flag.closed' AND upheld.data ->> 'verdict' = 'upheld'))) AS is`;
  return answer?.is ?? false;
}

/** Something as it stood for a while. */
export interface Stood {
  readonly thing: SubjectRow;
  /** The edits that had left it so; one at least. */
  readonly edits: readonly number[];
  readonly since: Date;
  readonly until: Date;
}

/** Whether somebody else than `by` flagged it as it stood then, or an edit that had left it so. */
export async function wasFlaggedByOthers(
  tx: Tx,
  by: string,
  { thing, edits, since, until }: Stood,
): Promise<boolean> {
  const row = { subjectType: thing.type, subjectId: thing.id };
  const name = (await findNames(tx, [row]))(row);
  const [answer] = await rows(tx, Answer)`
    SELECT EXISTS (SELECT FROM log_entry raised
      WHERE ${NOT_DISMISSED} AND raised.actor_id IS DISTINCT FROM ${by}
        AND (raised.edit_id IN (${join([...edits])})
          OR (raised.subject_type = ${thing.type} AND raised.subject_id = ${name}
            AND raised.at >= ${since} AND raised.at < ${until}))) AS is`;
  return answer?.is ?? false;
}
