import { randomBytes } from 'node:crypto';
import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { actOnEdit, type ActInput, type EditAct } from '@/lib/edits/commands/act-on-edit';
import { REVIEW, type ReviewInput } from '@/lib/edits/commands/review';
import { submitEdit } from '@/lib/edits/commands/submit';
import type { Proposal } from '@/lib/edits/schema';
import type { Viewer } from '@/lib/edits/policy';
import { inTransaction } from '@/lib/platform/db';
import type { Result } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { transact } from '@/lib/platform/transact';
import { type AccountRole, trustOf } from '@/lib/levels/levels';
import { testDb } from './postgres';

/** An account as the rules know it, with the handle that tests tell it by. */
export interface Person extends Viewer {
  readonly handle: string;
}

/** Makes an account: a member, unless a role or an earned level says otherwise. */
export async function person(
  more: { role?: AccountRole; earnedTrust?: number; createdAt?: Date } = {},
): Promise<Person> {
  const handle = `u${randomBytes(5).toString('hex')}`;
  const user = await testDb().user.create({
    data: { handle, email: `${handle}@example.org`, emailVerified: new Date(), ...more },
  });
  return { id: user.id, handle, trust: trustOf(user) };
}

/** The `changes` of a report that passes every check. */
export function reportChanges(
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    portStart: 1323,
    portEnd: 1323,
    transports: ['tcp'],
    software: { name: 'Echo', homepage: 'https://echo.labstack.com' },
    role: 'documentation-example',
    summary: 'Echo’s guides listen here',
    evidence: [{ kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' }],
    ...more,
  };
}

/** The value of a result that must have succeeded. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok)
    throw new Error(
      `${result.code} ${result.reason ?? ''} ${JSON.stringify(result.errors ?? result.detail ?? '')}`,
    );
  return result.value;
}

export function submit(
  actor: Viewer,
  proposal: Omit<Proposal, 'note'> & { note?: string },
  now: Date,
): Promise<Result<Edit>> {
  const given = { note: 'Because.', ...proposal };
  return transact((sql) => submitEdit(sql, actor, given, now));
}

/** One act on one edit, in a transaction of its own. */
export function actOn<Input extends ActInput>(
  kind: EditAct<Input>,
  actor: Viewer,
  editId: number,
  input: Input,
  now: Date,
): Promise<Result<Edit>> {
  return transact((tx) => actOnEdit(tx, kind, { actor, editId, input, now }));
}

/** A verdict on the edit as it is now, unless the input names a version. */
export async function review(
  actor: Viewer,
  edit: { readonly id: number },
  input: Omit<ReviewInput, 'reason' | 'version'> & { readonly version?: number },
  now: Date,
): Promise<Result<Edit>> {
  for (;;) {
    const seen = await testDb().edit.findUnique({ where: { id: edit.id } });
    const full = { reason: 'Looked at it.', version: seen?.version ?? 1, ...input };
    const reviewed = await actOn(REVIEW, actor, edit.id, full, now);
    // Whoever was overtaken looks at it again, as a person would.
    if (reviewed.ok || reviewed.code !== 'stale' || input.version !== undefined) return reviewed;
  }
}

/** A proposal of a new report of one port, which waits. */
export async function opened(
  author: Viewer,
  port: number,
  now: Date,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Edit> {
  const changes = reportChanges({ portStart: port, portEnd: port, ...more });
  return must(await submit(author, { kind: 'report.create', changes }, now));
}

/** Proposes and applies without a review, for what a test starts from. */
export function applied(actor: Viewer, proposal: Omit<Proposal, 'note'>, now: Date): Promise<Edit> {
  return inTransaction(async (tx) => {
    const edit = must(await proposeEdit(tx, actor, { note: 'Given.', ...proposal }, now));
    return applyEdit(tx, edit, { actorId: null, reason: 'Given.' }, now);
  });
}

/** A report by `author` that is on the page; answers its id. */
export async function givenReport(
  author: Viewer,
  changes: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<number> {
  const edit = await applied(
    author,
    { kind: 'report.create', changes: reportChanges(changes) },
    now,
  );
  return edit.subjectId ?? 0;
}
