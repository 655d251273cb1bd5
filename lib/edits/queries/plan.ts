import { createHash } from 'node:crypto';
import { editRecord, type Plan, type PlannedWrite, told } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { movedPrograms, type Entry, type NameMeant, outlineOf } from '@/lib/edits/rules/outline';
import { type EditState, WAITING_STATES, type SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { withoutLocks } from '@/lib/platform/row-lock';
import type { ReportCreate, SoftwareChoice } from '@/lib/reports/changes';
import { programFinder } from '@/lib/services/programs';
import type { SoftwareContent } from '@/lib/software/types';
import { findEntries, findNamesBrought, findNamesMeant } from './names-meant';

/** What applying an edit would do now. Nothing is locked: it may be another a moment later. */
export function planAhead(tx: Tx, edit: Edit, now: Date): Promise<Plan> {
  const record = editRecord(edit);
  return withoutLocks(() => kindOf(record.kind).plan(tx, record, now));
}

/** What applying an edit would do now, found when somebody first asks, for all who ask after them. */
export interface Ahead {
  readonly plan: () => Promise<Plan>;
  /** The names that it lets mean another program; of what does not wait any more none. */
  readonly namesMeant: () => Promise<readonly NameMeant[]>;
  /** By what the plan is known, and all that stands for the same (`hashesOfPlan`); none where the edit does not wait. */
  readonly hashes: () => Promise<readonly string[]>;
}

/** Looks ahead for one act or one page, which asks again for the next. */
export function lookAhead(tx: Tx, edit: Edit, now: Date): Ahead {
  let plan: Promise<Plan> | undefined;
  let namesMeant: Promise<readonly NameMeant[]> | undefined;
  let hashes: Promise<readonly string[]> | undefined;
  const waits = WAITING_STATES.includes(edit.state as EditState);
  const found = () => (plan ??= planAhead(tx, edit, now));
  const meant = async () => (waits ? findNamesMeant(tx, told(await found())) : []);
  const named = () => (namesMeant ??= meant());
  const hashed = async () => (waits ? hashesOf(tx, edit, await found(), await named()) : []);
  return { plan: found, namesMeant: named, hashes: () => (hashes ??= hashed()) };
}

/** The hash of what applying an edit would do now; null where it does not wait any more. */
export async function findPlanHash(tx: Tx, edit: Edit, now: Date): Promise<string | null> {
  return (await lookAhead(tx, edit, now).hashes())[0] ?? null;
}

/**
 * By these an approval knows what it was of: the first is of what would be done now, and an approval of any of them
 * is of the same. An edit that names a program by its name alone means any of that name: where it was to bring the entry
 * and another edit did, the homepage that this one gave it is no other plan, unless nobody looked at that edit; nor are
 * the profiles that mean the entry, as far as they named it already.
 */
export async function hashesOfPlan(tx: Tx, edit: Edit, plan: Plan): Promise<readonly string[]> {
  return hashesOf(tx, edit, plan, await findNamesMeant(tx, told(plan)));
}

async function hashesOf(
  tx: Tx,
  edit: Edit,
  plan: Plan,
  meant: readonly NameMeant[],
): Promise<readonly string[]> {
  if (!plan.ok) return [hashOf(inOneOrder({ conflicts: [...plan.conflicts].sort() }))];
  const main = { type: edit.subjectType as SubjectType, id: edit.subjectId };
  const entries = await namedEntries(tx, plan.writes);
  const hash = (of: readonly Entry[], names: readonly NameMeant[]) =>
    hashOf(inOneOrder(outlineOf(plan.writes, main, of, names)));
  const choice = chosenByName(edit);
  const report = plan.writes.find(({ subject }) => subject.type === 'report');
  const isThere = !plan.writes.some(({ subject }) => subject.type === 'software');
  if (choice === null || report === undefined) return [hash(entries, meant)];
  const names: (readonly NameMeant[])[] = [meant];
  if (isThere) names.push(await findNamesBrought(tx, choice, report.content.software as string));
  const homepages = [entries];
  if (choice.homepage === undefined && !(await anyIsUnseen(tx, entries)))
    homepages.push(entries.map((entry) => ({ ...entry, homepage: '' })));
  return homepages.flatMap((of) => names.map((one) => hash(of, one)));
}

/** The entry that a report names by its name, whether it is there or comes with it; null of all else. */
function chosenByName(edit: Edit): Extract<SoftwareChoice, { readonly name: string }> | null {
  const { software } = edit.changes as Partial<Pick<ReportCreate, 'software'>>;
  if (typeof software !== 'object' || software === null) return null;
  return 'name' in software ? software : null;
}

/** Whether one of these entries came when nobody looked. */
async function anyIsUnseen(tx: Tx, entries: readonly Entry[]): Promise<boolean> {
  const stored = await tx.software.findMany({
    where: { slug: { in: entries.map(({ slug }) => slug) } },
    select: { id: true },
  });
  const first = {
    subjectType: 'software',
    number: 1,
    subjectId: { in: stored.map(({ id }) => id) },
  };
  return (await tx.revision.count({ where: { ...first, edit: { unreviewed: true } } })) > 0;
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

/** The software that the written reports and profiles name: as it would be where the edit writes it, else as it is. */
async function namedEntries(tx: Tx, writes: readonly PlannedWrite[]): Promise<Entry[]> {
  const written = writes.flatMap(({ subject, content }) =>
    subject.type === 'software' ? [toldBy(content as SoftwareContent)] : [],
  );
  const reports = writes.filter(({ subject }) => subject.type === 'report');
  const named = reports.flatMap(({ before, content }) => [before?.software, content.software]);
  const others = [...new Set(named)].filter(
    (slug): slug is string =>
      typeof slug === 'string' && !written.some((entry) => entry.slug === slug),
  );
  const stored = await findEntries(tx, others);
  const programs = writes.flatMap(({ subject, before, content }) =>
    movedPrograms(subject.type, before, content),
  );
  return [...written, ...stored, ...(await meantBy(tx, programs))];
}

/** The entries that names of programs mean, as the page of a service finds them. */
async function meantBy(tx: Tx, programs: readonly string[]): Promise<Entry[]> {
  if (programs.length === 0) return [];
  const find = await programFinder(tx, programs);
  const meant = programs.map((program) => ({ program, ...find([program])[0] }));
  const entries = await findEntries(
    tx,
    meant.flatMap(({ slug }) => slug ?? []),
  );
  return meant.map(({ program, slug = null }) => {
    const entry = entries.find((one) => one.slug === slug);
    return { ...(entry ?? { slug: '', name: program, homepage: '' }), program };
  });
}

function toldBy({ slug, name, homepage }: SoftwareContent): Entry {
  return { slug, name, homepage };
}
