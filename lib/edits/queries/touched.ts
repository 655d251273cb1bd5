import type { Proposal } from '@/lib/edits/schema';
import { leftBy } from '@/lib/edits/kinds/inverse';
import { kindOf } from '@/lib/edits/registry';
import type { EditKind, Fields } from '@/lib/edits/types';
import { findInForce, type SubjectRow } from '@/lib/locks/queries';
import { strictest } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { Tx } from '@/lib/platform/db';

/** A stored edit as far as it says what it touches. */
type StoredEdit = Pick<
  Edit,
  'id' | 'state' | 'kind' | 'subjectId' | 'portStart' | 'locale' | 'serviceName' | 'revertsEditId'
> & { readonly changes: unknown };

/** The strictest lock in force on anything that editing this edit, or undoing it once it is applied, touches. */
export async function findLockOnEdit(
  tx: Tx,
  edit: StoredEdit,
  now: Date,
): Promise<LockView | null> {
  return strictest(await findInForce(tx, await subjectsOfEdit(tx, edit), now));
}

/** The same for what somebody proposes, its subject being proven. */
export async function findLockOnProposal(
  tx: Tx,
  { kind: name, subject, changes }: Proposal,
  now: Date,
): Promise<LockView | null> {
  const kind = kindOf(name);
  const target = await kind.target(tx, subject);
  const touched = await kind.touches(tx, { ...target, changes: (changes ?? {}) as Fields });
  return strictest(await findInForce(tx, touched, now));
}

/** Everything there is that an edit writes, or wrote. */
export function subjectsOfEdit(tx: Tx, edit: StoredEdit): Promise<SubjectRow[]> {
  if (edit.state === 'applied') return leftBy(tx, edit.id);
  return kindOf(edit.kind as EditKind).touches(tx, { ...edit, changes: edit.changes as Fields });
}
