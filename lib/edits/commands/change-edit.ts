import { record } from '@/lib/audit/commands';
import type { LogAction } from '@/lib/audit/types';
import { findPlanHash } from '@/lib/edits/queries/plan';
import { CHANGES_TAG, changedPortsTags, editTag, notifyTags } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';

/** What the log says of an act on an edit. */
export interface ActEntry {
  readonly action: LogAction;
  /** Null where a rule or a deadline acted. */
  readonly actorId: string | null;
  readonly reason: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The ports an edit speaks of, as log entries want them. */
export function portsOf(edit: Pick<Edit, 'portStart' | 'portEnd'>): {
  ports?: { start: number; end: number };
} {
  if (edit.portStart === null || edit.portEnd === null) return {};
  return { ports: { start: edit.portStart, end: edit.portEnd } };
}

/**
 * Cache tags of every page that shows this state of an edit. The pages of its ports list what is proposed about
 * their reports (`findPortProposals`).
 */
export function tagsOfEdit(
  edit: Pick<Edit, 'id' | 'subjectType' | 'portStart' | 'portEnd'>,
): string[] {
  const { id, subjectType, portStart, portEnd } = edit;
  const isListed = subjectType === 'report' && portStart !== null && portEnd !== null;
  const ports = isListed ? changedPortsTags({ portStart, portEnd }) : [];
  return [CHANGES_TAG, editTag(String(id)), ...ports];
}

/**
 * Changes an edit whose row the caller has locked: the change, a new version, its log entry and the
 * pages that show it. Answers the edit as it is then.
 */
export async function changeEdit(
  tx: Tx,
  edit: Edit,
  data: Prisma.EditUncheckedUpdateInput,
  entry: ActEntry,
  now: Date,
): Promise<Edit> {
  const after = await tx.edit.update({
    where: { id: edit.id },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
  });
  await record(
    tx,
    { ...entry, subject: { type: 'edit', id: edit.id }, ...portsOf(after), editId: edit.id },
    now,
  );
  await notifyTags(tx, [...tagsOfEdit(edit), ...tagsOfEdit(after)]);
  return after;
}

/** Notes what applying an edit would write, whenever its words are new (decision 51). Answers the edit as it is then. */
export async function keepPlan(tx: Tx, edit: Edit, now: Date): Promise<Edit> {
  const plan = await findPlanHash(tx, edit, now);
  return tx.edit.update({ where: { id: edit.id }, data: { plan } });
}

/** The columns of an edit that ends in this state without being applied. */
export function ended(state: 'rejected' | 'expired' | 'withdrawn', now: Date) {
  return { state, dueAt: null, decidedAt: now, conflicts: [] };
}
