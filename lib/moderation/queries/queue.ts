import type { Viewer } from '@/lib/edits/policy';
import { findEdit } from '@/lib/edits/queries/edit';
import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import { TIE_TO_MODERATOR_MS } from '@/lib/edits/rules/outcome';
import type { EditSummary, EditView } from '@/lib/edits/schema';
import { WAITING_STATES } from '@/lib/edits/types';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { flagView } from '../commands/flags';
import type { FlagView } from '../schema';
import { forecast, type Forecast } from './forecast';

/**
 * Numbers of the open edits that wait for this reviewer: not theirs, not reviewed by them yet, long ties
 * only for moderators. Flagged ones first, then escalated ones, then the oldest.
 */
export async function listQueue(viewer: Viewer, now: Date, limit = 200): Promise<number[]> {
  if (viewer.trust < TRUST.reviewer) return [];
  const tiedBefore = new Date(now.getTime() - TIE_TO_MODERATOR_MS);
  const moderates = viewer.trust >= TRUST.moderator;
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT e.id FROM edit e
    LEFT JOIN LATERAL (
      SELECT count(*) AS flags FROM flag f WHERE f.subject_type = 'edit' AND f.subject_id = e.id::text AND f.state = 'open') f ON true
    LEFT JOIN LATERAL (
      SELECT bool_or(r.verdict = 'approve') AND bool_or(r.verdict = 'reject') AND max(r.created_at) <= ${tiedBefore} AS tied,
        bool_or(r.reviewer_id = ${viewer.id}) AS mine
      FROM review r WHERE r.edit_id = e.id AND r.voided_at IS NULL) r ON true
    WHERE e.state = 'open' AND e.author_id <> ${viewer.id} AND e.taken_over_by_id IS DISTINCT FROM ${viewer.id}
      AND r.mine IS NOT TRUE AND (${moderates} OR r.tied IS NOT TRUE)
    ORDER BY f.flags > 0 DESC, e.escalated_at IS NULL, e.created_at, e.id
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How often an author was right so far. */
export interface AuthorRecord {
  readonly handle: string | null;
  readonly trust: number;
  readonly memberSince: string;
  readonly applied: number;
  readonly rejected: number;
  /** Applied edits that a standing revert undid. */
  readonly reverted: number;
}

/** Everything that a reviewer sees of one edit, in one answer. */
export interface QueueItem {
  readonly edit: EditView;
  readonly author: AuthorRecord;
  /** Other edits that wait on the same ports or the same subject. */
  readonly alsoOpen: readonly EditSummary[];
  readonly flags: readonly FlagView[];
  /** What approving does; null where the viewer may not approve. */
  readonly forecast: Forecast | null;
}

/** One edit as the queue shows it; null where there is none. */
export function findQueueItem(
  viewer: Viewer,
  editId: number,
  now: Date,
): Promise<QueueItem | null> {
  return inTransaction(async (tx) => {
    const view = await findEdit(tx, editId, viewer, now);
    if (view === null) return null;
    const edit = await tx.edit.findUniqueOrThrow({ where: { id: editId } });
    const flags = await tx.flag.findMany({
      where: { subjectType: 'edit', subjectId: String(editId), state: 'open' },
      orderBy: { id: 'asc' },
    });
    return {
      edit: view,
      author: await authorRecord(tx, edit.authorId),
      alsoOpen: await listAlsoOpen(tx, edit),
      flags: flags.map((flag) => flagView(flag)),
      forecast: view.actions.includes('approve') ? await forecast(tx, edit, viewer, now) : null,
    };
  });
}

async function authorRecord(tx: Tx, authorId: string): Promise<AuthorRecord> {
  const author = await tx.user.findUniqueOrThrow({ where: { id: authorId } });
  const applied = await tx.edit.count({ where: { authorId, state: 'applied' } });
  const rejected = await tx.edit.count({ where: { authorId, state: 'rejected' } });
  const reverted = await tx.edit.count({
    where: { authorId, state: 'applied', revertedBy: { some: { state: 'applied' } } },
  });
  const memberSince = author.createdAt.toISOString();
  return {
    handle: author.handle,
    trust: trustOf(author),
    memberSince,
    applied,
    rejected,
    reverted,
  };
}

async function listAlsoOpen(tx: Tx, edit: Edit): Promise<EditSummary[]> {
  const { portStart, portEnd, subjectType, subjectId } = edit;
  const stored = await tx.edit.findMany({
    where: {
      id: { not: edit.id },
      state: { in: [...WAITING_STATES] },
      OR: [
        ...(subjectId === null ? [] : [{ subjectType, subjectId }]),
        ...(portStart === null || portEnd === null
          ? []
          : [{ portStart: { lte: portEnd }, portEnd: { gte: portStart } }]),
      ],
    },
    orderBy: { id: 'asc' },
    take: 20,
    include: EDIT_INCLUDE,
  });
  return summaries(tx, stored);
}
