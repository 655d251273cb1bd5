import { z } from 'zod';
import { empty, rows, sql, type Sql } from '@/lib/platform/raw';
import type { Viewer } from '@/lib/edits/policy';
import { findEdit } from '@/lib/edits/queries/edit';
import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import { TIE_TO_MODERATOR_MS } from '@/lib/edits/rules/outcome';
import type { EditSummary } from '@/lib/edits/schema';
import { WAITING_STATES } from '@/lib/edits/types';
import { covering } from '@/lib/platform/covering';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { STANDS } from '@/lib/trust/queries';
import { ROLES_OF_ACCOUNTS, TRUST, trustOf, trustOfRole } from '@/lib/levels/levels';
import { flagView } from './flags';
import type { AuthorRecord, Judged, QueueFilter } from '../desk';
import { forecast } from './forecast';

/** Where a page of the queue begins, and how many it shows. */
export interface QueuePage extends Partial<QueueFilter> {
  readonly limit: number;
  /** Number of the last edit of the page before; it may have been decided since. */
  readonly cursor?: number | undefined;
}

/**
 * Numbers of the open edits that wait for this reviewer: without words of theirs, not reviewed by them yet, none on which
 * a verdict is about to be given, long ties only for moderators. Flagged ones first, then escalated ones, then the oldest.
 */
export async function listQueue(viewer: Viewer, now: Date): Promise<number[]> {
  return (await findWaiting(viewer, now, 0, {})).map(({ id }) => id);
}

/** One page of them, with how many wait in all. */
export async function listQueuePage(
  viewer: Viewer,
  now: Date,
  { limit, cursor = 0, ...filter }: QueuePage,
): Promise<Page<number> & { readonly total: number }> {
  const waiting = await findWaiting(viewer, now, cursor, filter);
  const at = waiting.findIndex(({ id }) => id === cursor);
  const rest = cursor !== 0 && at < 0 ? [] : waiting.slice(at + 1);
  const total = waiting.filter(({ queued }) => queued).length;
  return {
    ...pageOf(
      rest.map(({ id }) => id),
      limit,
      (id) => id,
    ),
    total,
  };
}

/** Roles whose verdicts count. */
const REVIEWING_ROLES = ROLES_OF_ACCOUNTS.filter((role) => trustOfRole(role) >= TRUST.reviewer);

const Waiting = z.object({ id: z.int(), queued: z.boolean() });

/** The queue in its order, with `also`, which need not wait itself, in its place. */
async function findWaiting(
  viewer: Viewer,
  now: Date,
  also: number,
  filter: Partial<QueueFilter>,
): Promise<{ id: number; queued: boolean }[]> {
  if (viewer.trust < TRUST.reviewer) return [];
  const tiedBefore = new Date(now.getTime() - TIE_TO_MODERATOR_MS);
  const moderates = viewer.trust >= TRUST.moderator;
  return rows(db(), Waiting)`
    SELECT id, queued FROM (
      SELECT e.id, e.escalated_at, e.created_at, f.flags,
        e.state = 'open' AND e.author_id <> ${viewer.id} AND e.taken_over_by_id IS DISTINCT FROM ${viewer.id}
          AND r.mine IS NOT TRUE AND NOT w.wrote AND (${moderates} OR r.tied IS NOT TRUE)
          AND NOT EXISTS (SELECT FROM held_verdict h WHERE h.edit_id = e.id AND h.ended_at IS NULL)
          ${narrowed(filter)} AS queued
      FROM edit e
      LEFT JOIN LATERAL (
        SELECT count(*) AS flags FROM flag f WHERE f.subject_type = 'edit' AND f.subject_id = e.id::text AND f.state = 'open') f ON true
      LEFT JOIN LATERAL (
        SELECT bool_or(r.verdict = 'approve') AND bool_or(r.verdict = 'reject') AND max(r.created_at) <= ${tiedBefore} AS tied,
          bool_or(r.reviewer_id = ${viewer.id}) AS mine,
          count(*) FILTER (WHERE r.verdict = 'approve') AS approvals, count(*) FILTER (WHERE r.verdict <> 'approve') AS others
        FROM review r JOIN "user" u ON u.id = r.reviewer_id
        WHERE r.edit_id = e.id AND r.voided_at IS NULL AND u.suspended_at IS NULL
          AND (u.role = ANY(${REVIEWING_ROLES}) OR u.earned_trust >= ${TRUST.reviewer})) r ON true
      CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM log_entry l
            WHERE l.edit_id = e.id AND l.action = 'edit.taken-over' AND l.actor_id = ${viewer.id})
          OR EXISTS (SELECT FROM review i
            WHERE i.edit_id = e.id AND i.reviewer_id = ${viewer.id} AND i.changes IS NOT NULL) AS wrote) w
      WHERE e.state = 'open' OR e.id = ${also}) q
    WHERE queued OR id = ${also}
    ORDER BY ${ORDERS[filter.sort ?? 'pressing']}`;
}

const ORDERS: Readonly<Record<QueueFilter['sort'], Sql>> = {
  pressing: sql`flags > 0 DESC, escalated_at IS NULL, created_at, id`,
  oldest: sql`created_at, id`,
  newest: sql`created_at DESC, id DESC`,
};

const PARTS: Readonly<Record<NonNullable<QueueFilter['only']>, Sql>> = {
  flagged: sql`AND f.flags > 0`,
  'one-approval': sql`AND r.approvals = 1 AND r.others = 0`,
  'new-authors': sql`AND EXISTS (SELECT FROM "user" a
    WHERE a.id = e.author_id AND a.role = 'member' AND a.earned_trust < ${TRUST.contributor})`,
};

/** What the filter asks of an edit, of its flags (f) and of its verdicts (r). */
function narrowed({ kind, language, only }: Partial<QueueFilter>): Sql {
  const ofKind = kind === undefined ? empty : sql`AND e.kind = ${kind}`;
  const inLanguage =
    language === undefined ? empty : sql`AND e.locale IS NOT DISTINCT FROM ${language}`;
  return sql`${ofKind} ${inLanguage} ${only === undefined ? empty : PARTS[only]}`;
}

/** One edit as the queue shows it; null where there is none. */
export function findQueueItem(viewer: Viewer, editId: number, now: Date): Promise<Judged | null> {
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

export async function authorRecord(tx: Tx, authorId: string): Promise<AuthorRecord> {
  const author = await tx.user.findUniqueOrThrow({ where: { id: authorId } });
  const applied = await tx.edit.count({ where: { authorId, state: 'applied' } });
  const rejected = await tx.edit.count({ where: { authorId, state: 'rejected' } });
  const reverted = await tx.edit.count({
    where: { authorId, state: 'applied', revertedBy: { some: STANDS } },
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
          : [await covering(tx, 'edit', [{ start: portStart, end: portEnd }])]),
      ],
    },
    orderBy: { id: 'asc' },
    take: 20,
    include: EDIT_INCLUDE,
  });
  return summaries(tx, stored);
}
