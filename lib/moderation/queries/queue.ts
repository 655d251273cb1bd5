import { z } from 'zod';
import { empty, rows, sql, type Sql } from '@/lib/platform/raw';
import type { Viewer } from '@/lib/edits/policy';
import { contextOf, lookAt, viewOf } from '@/lib/edits/queries/edit';
import { loadEditFacts } from '@/lib/edits/queries/edit-facts';
import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import { TIE_TO_MODERATOR_MS } from '@/lib/edits/rules/outcome';
import type { EditContext, EditSummary } from '@/lib/edits/schema';
import { WAITING_STATES } from '@/lib/edits/types';
import { covering } from '@/lib/platform/covering';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { type Edit, Prisma } from '@/lib/platform/generated/prisma/client';
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
  return (await findWaiting(viewer, now, { limit: 2_147_483_647 })).ids;
}

/** One page of them, with how many wait in all. */
export async function listQueuePage(
  viewer: Viewer,
  now: Date,
  page: QueuePage,
): Promise<Page<number> & { readonly total: number }> {
  const { ids, total } = await findWaiting(viewer, now, { ...page, limit: page.limit + 1 });
  return { ...pageOf(ids, page.limit, (id) => id), total };
}

/** Roles whose verdicts count. */
const REVIEWING_ROLES = ROLES_OF_ACCOUNTS.filter((role) => trustOfRole(role) >= TRUST.reviewer);

const Waiting = z.object({ ids: z.array(z.int()), total: z.int() });

/**
 * The queue in its order, from the edit after `cursor` on, which need not wait itself any more. Thousands may wait: each is
 * looked at in an index alone, and verdicts are read only where they matter.
 */
async function findWaiting(
  viewer: Viewer,
  now: Date,
  { limit, cursor = 0, ...filter }: QueuePage,
): Promise<z.infer<typeof Waiting>> {
  if (viewer.trust < TRUST.reviewer) return { ids: [], total: 0 };
  const tiedBefore = new Date(now.getTime() - TIE_TO_MODERATOR_MS);
  const moderates = viewer.trust >= TRUST.moderator;
  const renewable = await findRenewable(viewer, now);
  const columns = sql`id, created_at, escalated_at, author_id, taken_over_by_id, kind, locale`;
  const verdicts = sql`LEFT JOIN LATERAL (
    SELECT bool_or(r.verdict = 'approve') AND bool_or(r.verdict = 'reject') AND max(r.created_at) <= ${tiedBefore} AS tied,
      count(*) FILTER (WHERE r.verdict = 'approve') AS approvals, count(*) FILTER (WHERE r.verdict <> 'approve') AS others
    FROM review r JOIN "user" u ON u.id = r.reviewer_id
    WHERE r.edit_id = e.id AND r.voided_at IS NULL AND u.suspended_at IS NULL
      AND (u.role = ANY(${REVIEWING_ROLES}) OR u.earned_trust >= ${TRUST.reviewer})) r ON true`;
  const [waiting] = await rows(db(), Waiting)`
    WITH e AS MATERIALIZED (
      SELECT ${columns}, true AS open FROM edit WHERE state = 'open'
      UNION ALL SELECT ${columns}, false FROM edit WHERE id = ${cursor} AND state <> 'open'),
    f AS MATERIALIZED (
      SELECT subject_id::int AS id, count(*) AS flags FROM flag WHERE subject_type = 'edit' AND state = 'open' GROUP BY 1),
    judged AS (
      SELECT e.id, coalesce(f.flags, 0) AS flags, e.escalated_at, e.created_at,
        e.open AND e.author_id <> ${viewer.id} AND e.taken_over_by_id IS DISTINCT FROM ${viewer.id}
          AND e.id NOT IN (SELECT edit_id FROM review WHERE reviewer_id = ${viewer.id} AND voided_at IS NULL)
          AND (e.id = ANY(${renewable}::int[])
            OR e.id NOT IN (SELECT edit_id FROM review WHERE reviewer_id = ${viewer.id} AND changes IS NOT NULL))
          AND e.id NOT IN (SELECT edit_id FROM log_entry
            WHERE action = 'edit.taken-over' AND actor_id = ${viewer.id} AND edit_id IS NOT NULL)
          AND e.id NOT IN (SELECT edit_id FROM held_verdict WHERE ended_at IS NULL)
          ${moderates ? empty : sql`AND r.tied IS NOT TRUE`} ${narrowed(filter)} AS queued
      FROM e LEFT JOIN f ON f.id = e.id ${moderates && filter.only !== 'one-approval' ? empty : verdicts}),
    q AS MATERIALIZED (
      SELECT id, queued, row_number() OVER (ORDER BY ${ORDERS[filter.sort ?? 'pressing']}) AS place
      FROM judged WHERE queued OR id = ${cursor})
    SELECT (SELECT count(*)::int FROM q WHERE queued) AS total, ARRAY(
      SELECT id FROM q WHERE place > coalesce((SELECT place FROM q WHERE id = ${cursor}), ${cursor === 0 ? sql`0` : sql`NULL`})
      ORDER BY place LIMIT ${limit}) AS ids`;
  return waiting ?? { ids: [], total: 0 };
}

/** The edits that they improved and may approve once more; few, if any, are looked at. */
async function findRenewable({ id }: Viewer, now: Date): Promise<number[]> {
  const improved = await db().edit.findMany({
    where: {
      state: 'open',
      reviews: { some: { reviewerId: id, changes: { not: Prisma.AnyNull } } },
      logEntries: { some: { action: 'edit.approvals-ended' } },
    },
  });
  const found = [];
  for (const edit of improved)
    if ((await loadEditFacts(db(), edit, now)).renewer === id) found.push(edit.id);
  return found;
}

const ORDERS: Readonly<Record<QueueFilter['sort'], Sql>> = {
  pressing: sql`flags > 0 DESC, escalated_at IS NULL, created_at, id`,
  oldest: sql`created_at, id`,
  newest: sql`created_at DESC, id DESC`,
};

const PARTS: Readonly<Record<NonNullable<QueueFilter['only']>, Sql>> = {
  flagged: sql`AND coalesce(f.flags, 0) > 0`,
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

/** One edit as the queue shows it, and what stands around it; null where there is none. */
export function findQueueItem(
  viewer: Viewer,
  editId: number,
  now: Date,
): Promise<(Judged & { readonly context: EditContext }) | null> {
  return inTransaction(async (tx) => {
    const looked = await lookAt(tx, editId, now);
    if (looked === null) return null;
    const { edit } = looked;
    const view = await viewOf(tx, looked, viewer, now);
    const flags = await tx.flag.findMany({
      where: { subjectType: 'edit', subjectId: String(editId), state: 'open' },
      orderBy: { id: 'asc' },
    });
    return {
      edit: view,
      author: await authorRecord(tx, edit.authorId),
      alsoOpen: await listAlsoOpen(tx, edit),
      flags: flags.map((flag) => flagView(flag)),
      forecast: view.actions.includes('approve') ? await forecast(tx, looked, viewer, now) : null,
      context: await contextOf(tx, looked, now),
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
          : [
              await covering(tx, 'edit', [{ start: portStart, end: portEnd }], {
                states: WAITING_STATES,
              }),
            ]),
      ],
    },
    orderBy: { id: 'asc' },
    take: 20,
    include: EDIT_INCLUDE,
  });
  return summaries(tx, stored);
}
