import { judge } from '@/lib/edits/commands/facts';
import { compare, type Comparison } from '@/lib/edits/commands/rebase';
import { editRecord } from '@/lib/edits/commands/apply';
import { revisionContent } from '@/lib/edits/kinds/base';
import { pick } from '@/lib/edits/kinds/merged';
import {
  actionsFor,
  allowedActions,
  EDIT_ACTIONS,
  type JudgedEdit,
  type Viewer,
} from '@/lib/edits/policy';
import { kindOf } from '@/lib/edits/registry';
import { diffFields, type FieldDiff } from '@/lib/edits/rules/diff';
import { outcomeOf } from '@/lib/edits/rules/outcome';
import type { EditView } from '@/lib/edits/schema';
import { subjectNamed } from '@/lib/edits/subjects/by-name';
import {
  type EditKind,
  type EditState,
  type Fields,
  type SubjectType,
  type Verdict,
  WAITING_STATES,
} from '@/lib/edits/types';
import { db, type Tx } from '@/lib/platform/db';
import type { Sql } from '@/lib/platform/sql';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { EDIT_INCLUDE, summaries } from './summary';

const WHO = { select: { handle: true } } as const;

/** An edit with its diff, reviews and history, and what this viewer may do with it now; null where there is none. */
export async function findEdit(
  tx: Tx,
  id: number,
  viewer: Viewer | null,
  now: Date,
): Promise<EditView | null> {
  const edit = await tx.edit.findUnique({
    where: { id },
    include: {
      ...EDIT_INCLUDE,
      reviews: { orderBy: { id: 'asc' }, include: { reviewer: WHO } },
      logEntries: { orderBy: { id: 'asc' }, include: { actor: WHO } },
    },
  });
  if (edit === null) return null;
  const [summary] = await summaries(tx, [edit]);
  if (summary === undefined) return null;
  const facts = await judge(tx, edit, now);
  const permissions = actionsFor(viewer, facts, now);
  const { diff, conflict } = await findDiff(tx, edit, now);
  return {
    ...summary,
    changes: edit.changes as Fields,
    diff: diff as EditView['diff'],
    conflict,
    reviews: edit.reviews.map((review) => ({
      reviewer: review.reviewer.handle,
      verdict: review.verdict as Verdict,
      reason: review.reason,
      changes: review.changes as Fields | null,
      trust: review.trust,
      counts: review.voidedAt === null,
      at: review.createdAt.toISOString(),
    })),
    history: edit.logEntries.map(({ at, actor, action, reason }) => ({
      at: at.toISOString(),
      actor: actor?.handle ?? null,
      action,
      reason,
    })),
    waiting: waitingFor(facts, now),
    lock: facts.lock,
    actions: allowedActions(permissions),
    denied: EDIT_ACTIONS.flatMap((action) => {
      const reason = permissions[action];
      return reason === null ? [] : [{ action, reason }];
    }),
  };
}

/** Whether there is such an edit at all. */
export async function hasEdit(tx: Sql, id: number): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>`SELECT 1 FROM edit WHERE id = ${id}`).length > 0;
}

/** `findEdit` outside any transaction, for whoever only reads. */
export function readEdit(id: number, viewer: Viewer | null, now: Date): Promise<EditView | null> {
  return findEdit(db(), id, viewer, now);
}

/** The edit as an act left it, for whoever acted. */
export async function viewAfter(
  tx: Tx,
  acted: Result<Edit>,
  viewer: Viewer,
  now: Date,
): Promise<Result<EditView>> {
  if (!acted.ok) return acted;
  const view = await findEdit(tx, acted.value.id, viewer, now);
  return view === null ? failure('not-found', { reason: 'no-such-edit' }) : success(view);
}

function isWaiting(state: string): boolean {
  return WAITING_STATES.includes(state as EditState);
}

/** What an edit waits for; what is due this minute waits for the sweep. */
function waitingFor(facts: JudgedEdit, now: Date): EditView['waiting'] {
  if (!isWaiting(facts.state)) return null;
  const outcome = outcomeOf(facts, now);
  return outcome.act === 'wait'
    ? { needs: outcome.needs, until: outcome.until.toISOString() }
    : { needs: 'time', until: now.toISOString() };
}

interface Differences {
  readonly diff: readonly FieldDiff[];
  readonly conflict: EditView['conflict'];
}

/**
 * What an edit changes: of an applied one what it left, of a waiting one what it would do to the present
 * revision, of an ended one what was proposed. Word by word for texts.
 */
export async function findDiff(tx: Tx, edit: Edit, now: Date): Promise<Differences> {
  const { shapes } = subjectNamed(edit.subjectType as SubjectType);
  if (edit.state === 'applied')
    return { diff: diffFields(...(await appliedSides(tx, edit)), shapes), conflict: null };
  const sides = await compare(tx, edit, now);
  if (sides === null) {
    const mine = await kindOf(edit.kind as EditKind).mine(tx, editRecord(edit), now);
    return { diff: diffFields(null, mine, shapes), conflict: null };
  }
  const conflict = isWaiting(edit.state) && sides.conflicts.length > 0 ? versionsOf(sides) : null;
  const [before, after] =
    isWaiting(edit.state) && conflict === null
      ? [sides.theirs, sides.merged]
      : [sides.base, sides.mine];
  return { diff: diffFields(before, after, shapes), conflict };
}

function versionsOf({ base, theirs, mine, revision, conflicts }: Comparison): EditView['conflict'] {
  return { base, theirs, mine, revision, conflicts: [...conflicts] };
}

async function appliedSides(tx: Tx, edit: Edit): Promise<[Fields | null, Fields]> {
  const [type, id, number] = [
    edit.subjectType as SubjectType,
    edit.subjectId ?? 0,
    edit.appliedRevision ?? 1,
  ];
  const after = (await revisionContent(tx, type, id, number)) ?? {};
  const before = number === 1 ? null : await revisionContent(tx, type, id, number - 1);
  return [before, before === null ? after : pick(after, Object.keys(after))];
}
