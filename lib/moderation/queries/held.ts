import type { EditState, Verdict } from '@/lib/edits/types';
import { db, type Tx } from '@/lib/platform/db';
import { HELD_TOLD_MS, type ToldVerdict } from '../held';
import { type AtDesk, findTrialVerdicts } from './trials';

/** The viewer's verdicts that wait, and what became of those of the last minutes, newest first. */
export async function findVerdicts(viewer: AtDesk, now: Date): Promise<ToldVerdict[]> {
  const since = new Date(now.getTime() - HELD_TOLD_MS);
  const held = await db().heldVerdict.findMany({
    // By its end: one that failed was tried for minutes before it was refused.
    where: { reviewerId: viewer.id, OR: [{ endedAt: null }, { endedAt: { gt: since } }] },
    orderBy: { id: 'desc' },
    include: { edit: { select: { state: true } } },
  });
  const given = held.map(({ editId, verdict, dueAt, endedAt, refusal, edit }): ToldVerdict => ({
    edit: editId,
    verdict: verdict as Verdict,
    until: dueAt.toISOString(),
    state: endedAt === null ? 'held' : refusal === null ? 'given' : 'refused',
    refusal: refusal as ToldVerdict['refusal'],
    editState: edit.state as EditState,
    trial: null,
  }));
  const onTrials = await findTrialVerdicts(viewer, since, now);
  return [...given, ...onTrials].sort((a, b) => b.until.localeCompare(a.until));
}

/** When the last of the verdicts that wait on these edits is given; null where none waits. */
export async function findVerdictsUntil(
  tx: Tx,
  editIds: readonly number[],
): Promise<string | null> {
  if (editIds.length === 0) return null;
  const last = await tx.heldVerdict.findFirst({
    where: { editId: { in: [...editIds] }, endedAt: null },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  });
  return last?.dueAt.toISOString() ?? null;
}
