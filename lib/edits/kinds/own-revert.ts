import { type Fields, USE_FIELDS } from '@/lib/edits/types';
import { programFinder } from '@/lib/services/programs';
import { normName } from '@/lib/software/types';
import { DAY } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { WAS_SELF_REVERT } from '@/lib/trust/queries';
import { subjectRevision } from './base';
import { type Inverse, inversesOf, lockSubjects, setsAny } from './inverse';
import type { Actor, EditRecord } from './kind';
import { isMeantByOthers } from './meant-by-others';
import { findWriters } from './writers';

/** A slip is taken back within this; what stood for longer, others rely on. */
const SLIP_MS = DAY;

/**
 * Whether a revert takes back a slip: what its actor did alone, a moment ago, and nobody has built on. It is applied
 * at once (workflow, "An edit lives"). It is reviewed (decision 47) where
 * - the edit that it undoes is another's, or another has words in it, or it was applied longer ago;
 * - that edit is itself a revert which reviewers decided: they had taken something away;
 * - it goes back and forth: the undoing of an undoing is the last one at once;
 * - others have words in what it takes out of use, or brings back into use;
 * - anything else that it wrote has been changed since, by whomever: nobody has seen what would come of both;
 * - something waits that means what stands (`isMeantByOthers`);
 * - an entry that the report names, before or after, or the profile of a service names again, has been changed since;
 * - a name that comes back to an entry means another by now;
 * - others have written in reports of an entry since, which speak of it as it stands;
 * - others have voted on what it takes away or says otherwise.
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
  await lockSubjects(tx, inverses);
  for (const inverse of inverses) if (await isOfOthersToo(tx, actor, edit, inverse)) return false;
  return true;
}

/** Whether somebody else has words in these edits. */
async function hasOthersWords(tx: Tx, actor: Actor, edits: readonly number[]): Promise<boolean> {
  return (await findWriters(tx, edits)).some((id) => id !== actor.id);
}

/** Whether anybody has built on what the edit left of one thing. */
async function isOfOthersToo(
  tx: Tx,
  actor: Actor,
  edit: EditRecord,
  inverse: Inverse,
): Promise<boolean> {
  const { type, id, number } = inverse;
  const isBuiltOn = setsAny(inverse, USE_FIELDS)
    ? await othersWrote(tx, actor, inverse)
    : (await subjectRevision(tx, type, id)) !== number;
  return (
    isBuiltOn ||
    (await isMeantByOthers(tx, actor, edit.id, inverse)) ||
    (await othersReported(tx, actor, inverse)) ||
    (await entryChanged(tx, inverse)) ||
    (await isNameTaken(tx, inverse)) ||
    othersVoted(tx, actor, inverse)
  );
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

/** What votes on a report, or on the reports of an entry, are about, and what their grade rests on beside them. */
const VOTED_FIELDS = {
  report: [...VOTE_BEARING_FIELDS, ...USE_FIELDS, 'evidence'],
  software: ['name', 'slug', 'homepage', 'domains', 'repositories', ...USE_FIELDS],
} as const;

/** What a piece of software is told by, and its reports are found by. */
const TOLD_BY = [...VOTED_FIELDS.software, 'aliases'];

/** Whether others have words in reports of an entry, or in profiles that name it, that were written since it became what it would not be any more. */
async function othersReported(tx: Tx, actor: Actor, inverse: Inverse): Promise<boolean> {
  const { type, id: subjectId } = inverse;
  if (type !== 'software' || !setsAny(inverse, TOLD_BY)) return false;
  const since = { gt: await revisionId(tx, inverse) };
  const reports = await tx.report.findMany({
    where: { softwareId: subjectId },
    select: { id: true },
  });
  const written = await tx.revision.findMany({
    where: {
      ...{ id: since, subjectType: 'report' },
      subjectId: { in: reports.map((report) => report.id) },
    },
    select: { editId: true },
  });
  const profiles = await tx.revision.findMany({
    where: { id: since, subjectType: 'service' },
    select: { editId: true, content: true },
  });
  const named = profiles.filter(({ content }) => names(content as Fields, inverse));
  return hasOthersWords(
    tx,
    actor,
    [...written, ...named].map(({ editId }) => editId),
  );
}

/** Whether the profile of a service names the entry among its programs. */
function names({ software }: Fields, { content }: Inverse): boolean {
  const own = [content.name, content.slug, ...((content.aliases ?? []) as string[])];
  return ((software ?? []) as string[]).some((program) =>
    own.some((name) => normName(String(name)) === normName(program)),
  );
}

/**
 * Whether an entry that a report names, or is to name again, or a profile names again, has been changed since: nobody
 * has seen both together.
 */
async function entryChanged(tx: Tx, inverse: Inverse): Promise<boolean> {
  const slugs = await namedBy(tx, inverse);
  if (slugs.length === 0) return false;
  const entries = await tx.software.findMany({
    where: { slug: { in: slugs } },
    select: { id: true },
  });
  const of = { subjectType: 'software', subjectId: { in: entries.map(({ id }) => id) } };
  const since = { gt: await revisionId(tx, inverse) };
  const changed = await tx.revision.findMany({
    where: { ...of, id: since },
    select: { editId: true },
  });
  // What the same edit changed is undone with it.
  return changed.some(({ editId }) => editId !== inverse.editId);
}

/** Whether a name that would come back to an entry means another by now. */
async function isNameTaken(tx: Tx, { type, id, base, mine }: Inverse): Promise<boolean> {
  if (type !== 'software') return false;
  const stays = (base.aliases ?? []) as string[];
  const back = ((mine.aliases ?? []) as string[]).filter((name) => !stays.includes(name));
  const find = await programFinder(tx, back);
  const own = await tx.software.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  return find(back).some(({ slug }) => slug !== null && slug !== own.slug);
}

async function namedBy(tx: Tx, { type, content, base, mine }: Inverse): Promise<string[]> {
  if (type === 'report')
    return [content.software, mine.software].filter((slug) => typeof slug === 'string');
  if (type !== 'service') return [];
  const stays = (base.software ?? []) as string[];
  const back = ((mine.software ?? []) as string[]).filter((name) => !stays.includes(name));
  const find = await programFinder(tx, back);
  return find(back).flatMap(({ slug }) => slug ?? []);
}

async function revisionId(tx: Tx, { type, id, number }: Inverse): Promise<number> {
  const key = { subjectType: type, subjectId: id, number };
  const where = { subjectType_subjectId_number: key };
  return (await tx.revision.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** Votes in force on a report, or on the reports of an entry, which would be about something else, or weigh else. */
async function othersVoted(tx: Tx, actor: Actor, inverse: Inverse): Promise<boolean> {
  const { type, id } = inverse;
  if (type !== 'report' && type !== 'software') return false;
  if (!setsAny(inverse, VOTED_FIELDS[type])) return false;
  const reports = await tx.report.findMany({
    where: { state: 'active', ...(type === 'report' ? { id } : { softwareId: id }) },
    select: { id: true, voteEpoch: true },
  });
  const inForce = reports.map((report) => ({ reportId: report.id, epoch: report.voteEpoch }));
  const byOthers = { endedAt: null, userId: { not: actor.id }, OR: inForce };
  return inForce.length > 0 && (await tx.vote.count({ where: byOthers })) > 0;
}
