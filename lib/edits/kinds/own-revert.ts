import { piecesOf } from '@/lib/edits/rules/pieces';
import { wasFlaggedByOthers } from '@/lib/edits/queries/flagged';
import { type Fields, USE_FIELDS } from '@/lib/edits/types';
import { DAY } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { lockRows } from '@/lib/platform/row-lock';
import type { SubjectRow } from '@/lib/locks/queries';
import { WAS_SELF_REVERT } from '@/lib/trust/queries';
import { findAround, isRestedOn, RESTED_ON } from './around';
import { subjectRevision } from './base';
import { type Inverse, inversesOf, lockSubjects, setsAny } from './inverse';
import type { Actor, EditRecord } from './kind';
import {
  entriesOf,
  idsOf,
  isOneOf,
  type Surrounded,
  waitsThere,
  withoutEntries,
} from './waits-there';
import { namesMoved } from './names-moved';
import { findWriters } from './writers';

/** A slip is taken back within this; what stood for longer, others rely on. */
const SLIP_MS = DAY;
/** What so many things rest on is no slip. */
const MOST_AROUND = 1000;

/**
 * Whether a revert takes back a slip: what its actor did alone, a moment ago, and what is the last word there is about
 * it. It is applied at once (workflow, "An edit lives"), else reviewed (decision 53). It is a slip where
 * - the edit is one's own, nobody else has words in it, and it was applied within a day; it is no revert that reviewers
 *   decided, and the undoing of an undoing is the last one at once;
 * - nobody has written since in what it wrote, or in what rests on what comes back (`findAround`);
 * - nothing waits there (`waitsThere`), others never voted on what votes are of, nor since on the rest, and did not flag
 *   it before it was changed;
 * - others have no words in what it takes out of use, or brings back; and nothing became part of anything by it.
 */
export async function isOfOneself(
  tx: Tx,
  actor: Actor,
  edit: EditRecord,
  now: Date,
): Promise<boolean> {
  const id = edit.revertsEditId ?? 0;
  const slip = {
    ...{ id, decidedAt: { gte: new Date(now.getTime() - SLIP_MS) } },
    OR: [{ revertsEditId: null }, { ...WAS_SELF_REVERT, reverts: { revertsEditId: null } }],
  };
  if ((await tx.edit.count({ where: slip })) === 0) return false;
  if (await hasOthersWords(tx, actor, [id])) return false;
  const inverses = await inversesOf(tx, id);
  if (inverses.some((inverse) => setsAny(inverse, ['mergedInto']))) return false;
  await lockSubjects(tx, inverses);
  for (const inverse of inverses) {
    const surrounded = { inverse, around: await findAround(tx, inverse) };
    if (surrounded.around.length > MOST_AROUND) return false;
    // Whoever locks several reports holds their entry, which is locked.
    await lockRows(tx, 'report', idsOf(surrounded.around, 'report'));
    const isOver =
      (await isWrittenOver(tx, surrounded)) ||
      (await waitsThere(tx, edit.id, surrounded)) ||
      (await othersVoted(tx, actor, surrounded)) ||
      (await othersFlagged(tx, actor, inverse)) ||
      (setsAny(inverse, USE_FIELDS) && (await othersWrote(tx, actor, inverse)));
    if (isOver) return false;
  }
  return true;
}

/** Whether somebody else has words in these edits. */
async function hasOthersWords(tx: Tx, actor: Actor, edits: readonly number[]): Promise<boolean> {
  return (await findWriters(tx, edits)).some((id) => id !== actor.id);
}

/** Whether anything has been written since: nobody has seen what would come of both. */
async function isWrittenOver(tx: Tx, { inverse, around }: Surrounded): Promise<boolean> {
  const { type, id, number, editId } = inverse;
  if ((await subjectRevision(tx, type, id)) !== number) return true;
  const since = { gt: (await revisionOf(tx, inverse, number)).id };
  // What the same edit wrote is undone with it.
  const written = { ...isOneOf(withoutEntries(around)), id: since, editId: { not: editId } };
  if ((await tx.revision.count({ where: written })) > 0) return true;
  for (const entry of entriesOf(around)) if (await becameAnother(tx, entry, since.gt)) return true;
  return namesMoved(tx, inverse, since.gt);
}

/** Whether others rest on something else of an entry now than when that revision was written; also where it is new. */
async function becameAnother(tx: Tx, { id }: SubjectRow, since: number): Promise<boolean> {
  const of = { subjectType: 'software', subjectId: id };
  const newest = { orderBy: { number: 'desc' }, select: { content: true } } as const;
  const now = await tx.revision.findFirst({ where: of, ...newest });
  const then = await tx.revision.findFirst({ where: { ...of, id: { lte: since } }, ...newest });
  const [before, after] = [then?.content, now?.content] as (Fields | undefined)[];
  return RESTED_ON.software.some((name) => !isDeepEqual(before?.[name], after?.[name]));
}

/**
 * Whether others voted on a report of which something comes back: at any time where it would be about something else, or
 * weigh else, and of its other words since they were written.
 */
async function othersVoted(
  tx: Tx,
  actor: Actor,
  { inverse, around }: Surrounded,
): Promise<boolean> {
  const reportId = { in: idsOf([inverse, ...around], 'report') };
  if (reportId.in.length === 0) return false;
  const { createdAt } = await revisionOf(tx, inverse, inverse.number);
  const at = isRestedOn(inverse)
    ? {}
    : { OR: [{ createdAt: { gte: createdAt } }, { endedAt: { gte: createdAt } }] };
  return (await tx.vote.count({ where: { reportId, userId: { not: actor.id }, ...at } })) > 0;
}

/** So many revisions of a thing are looked at, at most, for how long it has said what comes back. */
const MOST_REVISIONS = 100;

/** Whether others flagged what comes back while it stood. */
async function othersFlagged(tx: Tx, actor: Actor, inverse: Inverse): Promise<boolean> {
  const { type: subjectType, id: subjectId, number, base, mine } = inverse;
  const earlier = await tx.revision.findMany({
    where: { subjectType, subjectId, number: { lt: number } },
    orderBy: { number: 'desc' },
    take: MOST_REVISIONS,
    select: { editId: true, createdAt: true, content: true },
  });
  const stays = piecesOf(base);
  const back = [...piecesOf(mine)].filter((piece) => !stays.has(piece));
  const saidIt = (content: Fields) => {
    const pieces = piecesOf(content);
    const isUsed = (name: string) => name in mine && isDeepEqual(content[name], mine[name]);
    return USE_FIELDS.some(isUsed) || back.some((piece) => pieces.has(piece));
  };
  const ended = earlier.findIndex(({ content }) => !saidIt(content as Fields));
  const stood = ended === -1 ? earlier : earlier.slice(0, ended);
  const since = stood.at(-1)?.createdAt;
  if (since === undefined) return false;
  const { createdAt: until } = await revisionOf(tx, inverse, number);
  const edits = stood.map(({ editId }) => editId);
  return wasFlaggedByOthers(tx, actor.id, { thing: inverse, edits, since, until });
}

/** Whether others have words in a thing, or in a report that became part of it. */
async function othersWrote(tx: Tx, actor: Actor, { type, id }: Inverse): Promise<boolean> {
  for (let ids = [id]; ids.length > 0; ids = type === 'report' ? await partsOf(tx, ids) : []) {
    const written = await tx.revision.findMany({
      where: { subjectType: type, subjectId: { in: ids } },
      select: { editId: true },
    });
    const edits = written.map(({ editId }) => editId);
    if (await hasOthersWords(tx, actor, edits)) return true;
  }
  return false;
}

async function partsOf(tx: Tx, reports: readonly number[]): Promise<number[]> {
  const parts = await tx.report.findMany({
    where: { mergedIntoId: { in: [...reports] } },
    select: { id: true },
  });
  return parts.map(({ id }) => id);
}

function revisionOf(tx: Tx, { type, id }: Inverse, number: number) {
  const key = { subjectType: type, subjectId: id, number };
  return tx.revision.findUniqueOrThrow({
    where: { subjectType_subjectId_number: key },
    select: { id: true, createdAt: true },
  });
}
