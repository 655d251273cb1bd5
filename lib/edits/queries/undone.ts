import { pick } from '@/lib/edits/kinds/base';
import { type Inverse, inversesOf, setsAny } from '@/lib/edits/kinds/inverse';
import { told } from '@/lib/edits/kinds/kind';
import { newestContents } from '@/lib/edits/kinds/revisions-of-many';
import { findUndoneEdits, findWriters } from '@/lib/edits/kinds/writers';
import { differingPieces, piecesOf } from '@/lib/edits/rules/pieces';
import { type Fields, type SubjectType, USE_FIELDS } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { isOwnReport } from '@/lib/votes/queries-claim';
import { type Ahead, lookAhead } from './plan';
import { type Said, wordsFrom } from './words';

/**
 * Everybody whose words an edit takes away or brings back.
 * - A revert: those of the edit that it undoes, of the edits that this one undid in its turn, and of every edit that
 *   once put in what goes or comes back.
 * - What takes a report out of use, or finds for or against it: of those whose claim it is, as of those who may not
 *   vote on it. Of a merge these are all reports that become one.
 * - What brings an article or a profile back by writing in it: those of what comes back as it stood.
 * None for any other edit. `ahead`: where the caller looks ahead too; what a merge would do is the same at any time.
 */
export async function findUndone(
  tx: Tx,
  edit: Edit,
  ahead: Ahead = lookAhead(tx, edit, edit.updatedAt),
): Promise<string[]> {
  if (edit.revertsEditId === null) return findSpokenFor(tx, edit, ahead);
  const edits = (await findUndoneEdits(tx, edit.revertsEditId)).map(({ id }) => id);
  const said = await saidByEach(tx, await inversesOf(tx, edit.revertsEditId));
  return findWriters(tx, [...edits, ...(await wordsFrom(tx, said))]);
}

/**
 * Everybody whose words an edit that waits would change: what goes or comes in where it is applied now, or where both
 * sides are at odds, of everything that it writes.
 */
export async function findContested(tx: Tx, edit: Edit, ahead: Ahead): Promise<string[]> {
  const plan = await ahead.plan();
  const own = { type: edit.subjectType as SubjectType, id: edit.subjectId };
  const changed = plan.ok
    ? plan.writes.map(({ subject, ...write }) => ({ ...write, type: subject.type }))
    : [{ ...own, before: plan.theirs, content: plan.mine }];
  const said = changed.flatMap(({ type, id, before, content }) =>
    id === null || before === null ? [] : [{ type, id, said: differingPieces(before, content) }],
  );
  return findWriters(tx, await wordsFrom(tx, said));
}

async function findSpokenFor(tx: Tx, edit: Edit, ahead: Ahead): Promise<string[]> {
  const { subjectId: id, base, changes } = edit;
  const type = edit.subjectType as SubjectType;
  const isOfUse = USE_FIELDS.some((name) => name in ((base ?? {}) as Fields));
  if (id === null || !isOfUse) return [];
  if (type === 'software') return findReporters(tx, await mergedReports(edit, ahead));
  if (type === 'report') {
    const reports = [...new Set([id, ...(await mergedReports(edit, ahead))])];
    return (await Promise.all(reports.map((report) => findClaimants(tx, report)))).flat();
  }
  const newest = (await newestContents(tx, type, [id])).get(id) ?? {};
  const others = Object.keys(newest).filter((name) => !(name in (changes as Fields)));
  const said = piecesOf(pick(newest, others));
  return findWriters(tx, await wordsFrom(tx, [{ type, id, said }]));
}

/** The reports that a merge makes one, of either side. */
async function mergedReports(edit: Edit, ahead: Ahead): Promise<number[]> {
  if (edit.decidedAt !== null || !('mergedInto' in ((edit.base ?? {}) as Fields))) return [];
  return told(await ahead.plan()).flatMap(({ subject, id, content }) =>
    subject.type === 'report' && id !== null && typeof content.mergedInto === 'number'
      ? [id, content.mergedInto]
      : [],
  );
}

/**
 * Who ever claimed something in these reports. Two entries may have hundreds that become one: whose claim each is by now
 * would take too long to ask.
 */
async function findReporters(tx: Tx, ids: readonly number[]): Promise<string[]> {
  const of = { subjectType: 'report', subjectId: { in: [...ids] } };
  const edits = await tx.edit.findMany({
    where: { revisions: { some: of } },
    select: { id: true, changes: true },
  });
  const claims = edits.filter(({ changes }) =>
    VOTE_BEARING_FIELDS.some((name) => name in (changes as Fields)),
  );
  return findWriters(
    tx,
    claims.map(({ id }) => id),
  );
}

/** Whose claim a report is: who may not vote on it. */
async function findClaimants(tx: Tx, id: number): Promise<string[]> {
  const newest = (await newestContents(tx, 'report', [id])).get(id) ?? {};
  const said = piecesOf(pick(newest, VOTE_BEARING_FIELDS));
  const writers = await findWriters(tx, await wordsFrom(tx, [{ type: 'report', id, said }]));
  const theirs = [];
  for (const writer of new Set(writers))
    if (await isOwnReport(tx, { id: writer }, id)) theirs.push(writer);
  return theirs;
}

/**
 * What goes or comes back of each thing, whether others have changed something beside it since or not. Where it goes or
 * comes back as a whole, that is all it says, and what was written into it since.
 */
async function saidByEach(tx: Tx, inverses: readonly Inverse[]): Promise<Said[]> {
  const isWhole = (inverse: Inverse) => setsAny(inverse, USE_FIELDS);
  const newest = new Map<SubjectType, ReadonlyMap<number, Fields>>();
  for (const type of new Set(inverses.filter(isWhole).map((inverse) => inverse.type))) {
    const ids = inverses.filter((one) => one.type === type && isWhole(one)).map(({ id }) => id);
    newest.set(type, await newestContents(tx, type, ids));
  }
  return inverses.map((inverse) => {
    const { type, id, base, mine, content } = inverse;
    const whole = isWhole(inverse) ? [content, newest.get(type)?.get(id) ?? {}] : [];
    const said = [...differingPieces(base, mine), ...whole.flatMap((one) => [...piecesOf(one)])];
    return { type, id, said: new Set(said) };
  });
}
