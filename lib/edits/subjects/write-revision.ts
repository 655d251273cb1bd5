import type { Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { gathering } from '@/lib/platform/gather';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

export interface NewRevision {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly number: number;
  readonly content: Fields;
  readonly editId: number;
  readonly createdAt: Date;
}

/** Keeps what a subject says from now on, as the edit left it. */
export async function writeRevision(tx: Tx, revision: NewRevision): Promise<void> {
  if (!gathered.leave(tx, [revision])) await write(tx, [revision]);
}

async function write(tx: Tx, revisions: readonly NewRevision[]): Promise<void> {
  const data = revisions.map((revision) => ({
    ...revision,
    content: revision.content as Prisma.InputJsonObject,
  }));
  await tx.revision.createMany({ data });
}

const gathered = gathering(write);

/** Runs work that writes many revisions, and writes them at its end, in their order. */
export const gatherRevisions = gathered.during;

/** For whoever reads revisions in the transaction that may have gathered some. */
export const revisionsWritten = gathered.catchUp;
