import type { Prepared } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { findLockOnEdit } from '@/lib/edits/queries/touched';
import type { EditKind, Fields } from '@/lib/edits/types';
import { keepsOut } from '@/lib/locks/rules';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRefusal } from './lock-refusal';

/** The columns of an edit that its proposed content decides. */
export type ContentColumns = Pick<
  Prisma.EditUncheckedUpdateInput,
  'changes' | 'base' | 'baseRevision' | 'portStart' | 'portEnd' | 'newDomain'
>;

/** The columns as they are stored. */
export function contentColumns({ changes, base, baseRevision, ports, newDomain }: Prepared) {
  return {
    changes: changes as Prisma.InputJsonObject,
    ...(base === null ? {} : { base: base as Prisma.InputJsonObject }),
    baseRevision,
    portStart: ports?.start ?? null,
    portEnd: ports?.end ?? null,
    newDomain,
  };
}

/**
 * Proves other content for an edit that exists, as if it were proposed now: what its author answers,
 * a reviewer improves or a rebase makes of it. Fails as a proposal does, but that a subject which is
 * gone by now is `stale`, and with `forbidden` where it touches something that is locked.
 */
export async function reprepare(
  tx: Tx,
  edit: Edit,
  changes: Fields,
  trust: number,
  now: Date,
  baseRevision = edit.baseRevision,
): Promise<Result<ContentColumns>> {
  const subject = await subjectInput(tx, edit);
  const prepared = await kindOf(edit.kind as EditKind).prepare(
    tx,
    { subject, baseRevision, changes, trust },
    now,
  );
  if (prepared.ok) {
    // The new content may touch something else than what the edit touched before: a merge, another target.
    const columns = contentColumns(prepared.value);
    const lock = await findLockOnEdit(tx, { ...edit, changes: columns.changes }, now);
    return lock !== null && keepsOut(lock, trust) ? lockRefusal(lock) : success(columns);
  }
  if (prepared.code !== 'not-found') return prepared;
  return failure('stale', { reason: prepared.reason ?? 'changed-meanwhile' });
}

/** The subject as the author named it. */
async function subjectInput(tx: Tx, edit: Edit): Promise<unknown> {
  if (edit.kind === 'revert') return edit.revertsEditId;
  if (edit.subjectType === 'article') return { port: edit.portStart, locale: edit.locale };
  if (edit.subjectType === 'report') return edit.subjectId ?? undefined;
  const { slug } = await tx.software.findUniqueOrThrow({
    where: { id: edit.subjectId ?? 0 },
    select: { slug: true },
  });
  return slug;
}
