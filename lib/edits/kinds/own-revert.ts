import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import type { Actor, EditRecord } from './kind';
import { unmakesReport } from './weight';

/** The rule by which a revert of one's own edit is applied; the log names it. */
export const SELF_REVERT = 'self-revert';

/**
 * Whether a revert takes back nothing but what its actor did alone: it is applied at once (workflow, "An edit
 * lives"). It is reviewed (decision 47) where
 * - the edit that it undoes is another's, or another has words in it;
 * - that edit is itself a revert which reviewers decided: they had taken something away;
 * - others have words in what it takes out of use, or brings back into use;
 * - others have voted on what the report says now.
 */
export async function isOfOneself(tx: Tx, actor: Actor, edit: EditRecord): Promise<boolean> {
  const undone = { id: edit.revertsEditId ?? 0 };
  if ((await tx.edit.count({ where: { ...undone, ...withWordsOfOthers(actor) } })) > 0)
    return false;
  const wasRevert = { ...undone, revertsEditId: { not: null } };
  if ((await tx.edit.count({ where: { AND: [wasRevert, DECIDED_BY_OTHERS] } })) > 0) return false;
  if (changesUse(edit) && (await othersWroteIt(tx, actor, edit))) return false;
  return !(await othersVoted(tx, actor, edit));
}

/** Edits that somebody else wrote, took over or improved. */
function withWordsOfOthers({ id }: Actor): Prisma.EditWhereInput {
  return {
    OR: [
      { authorId: { not: id } },
      { logEntries: { some: { action: 'edit.taken-over', actorId: { not: id } } } },
      { reviews: { some: { reviewerId: { not: id }, changes: { not: Prisma.AnyNull } } } },
    ],
  };
}

const DECIDED_BY_OTHERS: Prisma.EditWhereInput = {
  logEntries: {
    none: { action: 'edit.applied', data: { path: ['by'], equals: SELF_REVERT } },
  },
};

/** Whether it takes a thing out of use, or brings it back. */
function changesUse({ changes, base }: EditRecord): boolean {
  return ['state', 'finding'].some((name) => differs(name, changes, base));
}

function differs(name: string, changes: Fields, base: Fields | null): boolean {
  return name in changes && !isDeepEqual(changes[name], base?.[name]);
}

async function othersWroteIt(tx: Tx, actor: Actor, edit: EditRecord): Promise<boolean> {
  const { subjectType, subjectId } = edit;
  const edits = withWordsOfOthers(actor);
  const of = { subjectType, subjectId: subjectId ?? 0 };
  return (await tx.revision.count({ where: { ...of, edit: edits } })) > 0;
}

/** Votes in force that taking the report away, or changing what it claims, would end. */
async function othersVoted(tx: Tx, actor: Actor, edit: EditRecord): Promise<boolean> {
  if (edit.subjectType !== 'report') return false;
  const { changes, base } = edit;
  const moves = VOTE_BEARING_FIELDS.some((name) => differs(name, changes, base));
  if (!moves && !unmakesReport(edit)) return false;
  const report = await tx.report.findUnique({
    where: { id: edit.subjectId ?? 0, state: 'active' },
    select: { id: true, voteEpoch: true },
  });
  if (report === null) return false;
  const ballots = { reportId: report.id, epoch: report.voteEpoch, endedAt: null };
  return (await tx.vote.count({ where: { ...ballots, userId: { not: actor.id } } })) > 0;
}
