import { record } from '@/lib/audit/commands';
import type { Viewer } from '@/lib/edits/policy';
import { withManyEdits } from '@/lib/edits/commands/apply';
import { ensureInstanceAccount } from '@/lib/edits/commands/propose';
import { submitEdit } from '@/lib/edits/commands/submit';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { holdAccount, lockName } from '@/lib/platform/row-lock';
import { transact } from '@/lib/platform/transact';
import { type BatchCheck, checkLines } from '../queries/check';
import type { ReadLine, ReportLine } from '../rules/lines';

/** Five thousand reports take a minute; nobody waits for longer than this. */
export const IMPORT_TIMEOUT_MS = 600_000;

/** A file of reports, read. */
export interface BatchFile {
  readonly title: string;
  readonly lines: readonly ReadLine[];
}

/** What came of a file. */
export interface Imported {
  /** Null where nothing was written: no line was new, or one was wrong. */
  readonly batch: number | null;
  readonly check: BatchCheck;
}

/** What the lines of a file would become if it came in now, proposed by somebody of this level. Nothing is written. */
export function checkFile(
  lines: readonly ReadLine[],
  trust: number,
  now: Date,
): Promise<BatchCheck> {
  return checkLines(db(), lines, trust, now);
}

/**
 * Proposes every new report of a file by the command that everybody's proposals go through, in the caller's
 * transaction, all under one batch. Writes nothing where a line is wrong, unless those are to be left out.
 * Fails with `forbidden` (not a moderator) and as a proposal does; the transaction must then be rolled back.
 */
export async function importBatch(
  tx: Tx,
  actor: Viewer,
  { title, lines }: BatchFile,
  { skipFaulty }: { readonly skipFaulty: boolean },
  now: Date,
): Promise<Result<Imported>> {
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  // One after another: the second of two alike finds what the first has proposed.
  await lockName(tx, 'batches');
  const check = await checkLines(tx, lines, actor.trust, now);
  const { fresh, duplicates, refused, faulty } = check;
  if (fresh.length === 0 || (faulty > 0 && !skipFaulty)) return success({ batch: null, check });
  const counts = {
    ...{ proposed: fresh.length, faulty },
    ...{ duplicates: duplicates.length, refused: refused.length },
  };
  const { id } = await tx.batch.create({
    data: { title, authorId: actor.id, createdAt: now, ...counts },
    select: { id: true },
  });
  const edits = await withManyEdits(tx, () => proposeAll(tx, actor, title, fresh, now));
  if (!edits.ok) return edits;
  await tx.edit.updateMany({ where: { id: { in: edits.value } }, data: { batchId: id } });
  await record(
    tx,
    {
      ...{ action: 'batch.imported', actorId: actor.id, subject: { type: 'batch', id } },
      ...{ reason: title, data: counts },
    },
    now,
  );
  return success({ batch: id, check });
}

/** The numbers of the edits; or the refusal of the first line that is refused, with that line. */
async function proposeAll(
  tx: Tx,
  actor: Viewer,
  title: string,
  lines: readonly ReportLine[],
  now: Date,
): Promise<Result<number[]>> {
  const edits: number[] = [];
  for (const { line, changes, note } of lines) {
    const said = note ?? `From ${title}, line ${line}.`;
    const proposal = { kind: 'report.create', changes, note: said } as const;
    const proposed = await submitEdit(tx, actor, proposal, now);
    if (!proposed.ok) return { ...proposed, detail: { ...asObject(proposed.detail), line } };
    edits.push(proposed.value.id);
  }
  return success(edits);
}

function asObject(detail: unknown): object {
  return typeof detail === 'object' && detail !== null ? detail : {};
}

/** At the command line: whose address it is, a moderator's or an admin's; the instance itself where none is named. */
export function importAs(
  email: string | null,
  file: BatchFile,
  options: { readonly skipFaulty: boolean },
  now: Date,
): Promise<Result<Imported>> {
  return transact(
    async (tx) => {
      // Before the instance's account, which two at once would both make.
      await lockName(tx, 'batches');
      const actor = email === null ? await instanceActor(tx) : await findImporter(tx, email);
      return actor.ok ? importBatch(tx, actor.value, file, options, now) : actor;
    },
    { timeout: IMPORT_TIMEOUT_MS },
  );
}

/** Whoever runs the server vouches for what comes in; deciding it is for others. */
async function instanceActor(tx: Tx): Promise<Result<Viewer>> {
  return success({ id: await ensureInstanceAccount(tx), trust: TRUST.moderator });
}

async function findImporter(tx: Tx, email: string): Promise<Result<Viewer>> {
  const found = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (found === null) return failure('not-found', { reason: 'no-such-account' });
  await holdAccount(tx, found.id);
  const user = await tx.user.findUniqueOrThrow({ where: { id: found.id } });
  if (user.suspendedAt !== null) return failure('forbidden', { reason: 'suspended' });
  return success({ id: user.id, trust: trustOf(user) });
}
