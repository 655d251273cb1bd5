import type { Viewer } from '@/lib/edits/policy';
import { loadEditFacts, othersModerate } from '@/lib/edits/queries/edit-facts';
import { findSpeakers } from '@/lib/edits/queries/speakers';
import { isWriter } from '@/lib/edits/rules/outcome';
import type { LockSubject } from '@/lib/locks/rules';
import type { Tx } from '@/lib/platform/db';
import type { Flag } from '@/lib/platform/generated/prisma/client';
import { isOwnReport } from '@/lib/votes/queries-claim';
import type { FlagParty } from '../rules';
import type { FlagSubject } from '../schema';
import { findLockable, findLockParty } from './lockable';

type Flagged = Pick<Flag, 'subjectType' | 'subjectId' | 'authorId'>;
type Tie = Pick<FlagParty, 'own' | 'part'>;

/** What ties an account to something that was flagged. */
export async function findFlagParty(
  tx: Tx,
  actor: Viewer,
  flag: Flagged,
  now: Date,
): Promise<FlagParty> {
  const soleModerator = !(await othersModerate(tx, [actor.id], now));
  const tie = { own: null, part: null, ...(await findTie(tx, actor, flag, now)) };
  const raised = flag.authorId === actor.id ? 'own-flag' : null;
  return { ...tie, part: tie.part ?? raised, soleModerator };
}

async function findTie(tx: Tx, actor: Viewer, flag: Flagged, now: Date): Promise<Partial<Tie>> {
  const type = flag.subjectType as FlagSubject;
  if (type === 'user') return { own: flag.subjectId === actor.id ? 'own-account' : null };
  if (type === 'namespace' || type === 'reservation')
    return { own: (await hasPart(tx, actor, flag)) ? 'own-namespace' : null };
  if (type === 'edit') return tieToEdit(tx, actor, Number(flag.subjectId), now);
  return { part: await partIn(tx, actor, type, flag.subjectId, now) };
}

async function tieToEdit(tx: Tx, actor: Viewer, id: number, now: Date): Promise<Partial<Tie>> {
  const edit = await tx.edit.findUniqueOrThrow({ where: { id } });
  if (edit.authorId === actor.id) return { own: 'own-edit' };
  const facts = await loadEditFacts(tx, edit, now);
  const wrote = isWriter(facts, actor.id) || facts.improvers.includes(actor.id);
  return { part: wrote ? 'own-edit' : null };
}

/** The same ties as keep them from locking it, a report whose claim is theirs, and words of theirs in what it says. */
async function partIn(
  tx: Tx,
  actor: Viewer,
  type: LockSubject,
  id: string,
  now: Date,
): Promise<FlagParty['part']> {
  const subject = await findLockable(tx, type, id);
  if (subject === null) return null;
  if (type === 'report' && (await isOwnReport(tx, actor, subject.id))) return 'own-report';
  if ((await findSpeakers(tx, subject)).includes(actor.id)) return 'own-words';
  return (await findLockParty(tx, actor, subject, now)).ownEdit ? 'own-open-edit' : null;
}

/** Whether they asked for the namespace, have a role in it, or made the reservation. */
async function hasPart(tx: Tx, { id }: Viewer, flag: Flagged): Promise<boolean> {
  const members = { some: { userId: id, endedAt: null } };
  const of = { OR: [{ askedById: id }, { members }] };
  const number = Number(flag.subjectId);
  const count =
    flag.subjectType === 'namespace'
      ? await tx.namespace.count({ where: { id: number, ...of } })
      : await tx.reservation.count({
          where: { id: number, OR: [{ madeById: id }, { namespace: of }] },
        });
  return count > 0;
}
