import { createHash } from 'node:crypto';
import { editRecord, type Plan, type PlannedWrite } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { type Entry, outlineOf } from '@/lib/edits/rules/outline';
import { type EditState, WAITING_STATES, type SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { withoutLocks } from '@/lib/platform/row-lock';
import type { SoftwareContent } from '@/lib/software/types';

/** What applying an edit would do now. Nothing is locked: it may be another a moment later. */
export function planAhead(tx: Tx, edit: Edit, now: Date): Promise<Plan> {
  const record = editRecord(edit);
  return withoutLocks(() => kindOf(record.kind).plan(tx, record, now));
}

/** The hash of what applying an edit would do now; null where it does not wait any more. */
export async function findPlanHash(tx: Tx, edit: Edit, now: Date): Promise<string | null> {
  if (!WAITING_STATES.includes(edit.state as EditState)) return null;
  return hashOfPlan(tx, edit, await planAhead(tx, edit, now));
}

/** By this an approval knows what it was of: equal as long as it is the same that would be done. */
export async function hashOfPlan(tx: Tx, edit: Edit, plan: Plan): Promise<string> {
  const main = { type: edit.subjectType as SubjectType, id: edit.subjectId };
  const outline = plan.ok
    ? outlineOf(plan.writes, main, await namedEntries(tx, plan.writes))
    : { conflicts: [...plan.conflicts].sort() };
  return hashOf(inOneOrder(outline));
}

/** Text as a plan is told by. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** JSON whose members are in one order: what was stored and what was just made are the same. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** The software that the written reports name: as it would be where the edit writes it, else as it is. */
async function namedEntries(tx: Tx, writes: readonly PlannedWrite[]): Promise<Entry[]> {
  const written = writes.flatMap(({ subject, content }) =>
    subject.type === 'software' ? [told(content as SoftwareContent)] : [],
  );
  const reports = writes.filter(({ subject }) => subject.type === 'report');
  const named = reports.flatMap(({ before, content }) => [before?.software, content.software]);
  const others = [...new Set(named)].filter(
    (slug): slug is string =>
      typeof slug === 'string' && !written.some((entry) => entry.slug === slug),
  );
  if (others.length === 0) return written;
  const stored = await tx.software.findMany({
    where: { slug: { in: others } },
    select: { slug: true, name: true, homepage: true },
  });
  return [...written, ...stored];
}

function told({ slug, name, homepage }: SoftwareContent): Entry {
  return { slug, name, homepage };
}
