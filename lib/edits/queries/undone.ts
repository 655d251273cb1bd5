import { pick, revisionContent, subjectRevision } from '@/lib/edits/kinds/base';
import { type Inverse, inversesOf, setsAny } from '@/lib/edits/kinds/inverse';
import { findUndoneEdits, findWriters } from '@/lib/edits/kinds/writers';
import { differingPieces, piecesOf } from '@/lib/edits/rules/pieces';
import { type Fields, type SubjectType, USE_FIELDS } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { isOwnReport } from '@/lib/votes/queries-claim';
import { wordsFrom } from './words';

type Acting = Pick<Edit, 'revertsEditId' | 'subjectType' | 'subjectId' | 'base' | 'changes'>;

/**
 * Everybody whose words an edit takes away or brings back.
 * - A revert: those of the edit that it undoes, of the edits that this one undid in its turn, and of every edit that
 *   once put in what goes or comes back.
 * - What takes a report out of use, or finds for or against it: of those whose claim it is, as of those who may not
 *   vote on it.
 * - What brings an article or a profile back by writing in it: those of what comes back as it stood.
 * None for any other edit.
 */
export async function findUndone(tx: Tx, edit: Acting): Promise<string[]> {
  if (edit.revertsEditId === null) return findSpokenFor(tx, edit);
  const edits = (await findUndoneEdits(tx, edit.revertsEditId)).map(({ id }) => id);
  for (const inverse of await inversesOf(tx, edit.revertsEditId))
    edits.push(...(await sayingIt(tx, inverse)));
  return findWriters(tx, edits);
}

async function findSpokenFor(tx: Tx, edit: Acting): Promise<string[]> {
  const { subjectId: id, base, changes } = edit;
  const type = edit.subjectType as SubjectType;
  const isOfUse = USE_FIELDS.some((name) => name in ((base ?? {}) as Fields));
  if (id === null || !isOfUse || type === 'software') return [];
  const newest = await newestContent(tx, type, id);
  const others = Object.keys(newest).filter((name) => !(name in (changes as Fields)));
  const said = piecesOf(pick(newest, type === 'report' ? VOTE_BEARING_FIELDS : others));
  const writers = await findWriters(tx, await wordsFrom(tx, { type, id }, said));
  if (type !== 'report') return writers;
  const theirs = [];
  for (const writer of new Set(writers))
    if (await isOwnReport(tx, { id: writer }, id)) theirs.push(writer);
  return theirs;
}

/**
 * The edits that put in what goes or comes back of one thing, whether others have changed something beside it since
 * or not. Where it goes or comes back as a whole, that is all it says, and what was written into it since.
 */
async function sayingIt(tx: Tx, inverse: Inverse): Promise<number[]> {
  const { type, id, base, mine, content } = inverse;
  const said = differingPieces(base, mine);
  if (setsAny(inverse, USE_FIELDS))
    for (const whole of [content, await newestContent(tx, type, id)])
      for (const piece of piecesOf(whole)) said.add(piece);
  return wordsFrom(tx, inverse, said);
}

async function newestContent(tx: Tx, type: SubjectType, id: number): Promise<Fields> {
  return (await revisionContent(tx, type, id, await subjectRevision(tx, type, id))) ?? {};
}
