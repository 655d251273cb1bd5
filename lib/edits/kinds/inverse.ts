import { articlePlaceSchema } from '@/lib/articles/changes';
import { articleSubject } from '@/lib/edits/subjects/article';
import { reportSubject } from '@/lib/edits/subjects/report';
import { serviceSubject } from '@/lib/edits/subjects/service';
import { softwareSubject } from '@/lib/edits/subjects/software';
import { type Loaded, type Subject, subjectNamed } from '@/lib/edits/subjects/subject';
import type { Fields, SubjectType } from '@/lib/edits/types';
import type { SubjectRow } from '@/lib/locks/queries';
import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { lockSoftware, lockSoftwareNames, resolveSlug } from '@/lib/software/commands';
import { pick } from './base';
import { revisionsLeft } from './revisions-of-many';

/** One revision that the edit left, the other way round. */
export interface Inverse {
  readonly type: SubjectType;
  readonly id: number;
  /** The revision's number. */
  readonly number: number;
  /** The edit that left it. */
  readonly editId: number;
  /** The touched fields as the edit left them. */
  readonly base: Fields;
  /** The same fields as they were before. */
  readonly mine: Fields;
  /** All that the edit left. */
  readonly content: Fields;
}

/** Whether one of these fields is among those that come back. */
export function setsAny({ mine }: Inverse, names: readonly string[]): boolean {
  return names.some((name) => name in mine);
}

/** What an applied edit wrote and a revert of it writes again. A new entry stays. */
export async function leftBy(tx: Tx, editId: number): Promise<SubjectRow[]> {
  const left = await tx.revision.findMany({
    where: { editId, NOT: { subjectType: 'software', number: 1 } },
    distinct: ['subjectType', 'subjectId'],
    select: { subjectType: true, subjectId: true },
  });
  return left.map(({ subjectType, subjectId }) => ({
    type: subjectType as SubjectType,
    id: subjectId,
  }));
}

/** What would undo each revision an edit left, in the order it left them. A new software entry stays. */
export async function inversesOf(tx: Tx, editId: number): Promise<Inverse[]> {
  const inverses: Inverse[] = [];
  for (const { before, ...left } of await revisionsLeft(tx, editId)) {
    const one = { ...left, editId };
    if (before !== null) inverses.push({ ...one, ...between(before, left.content) });
    else if (left.type !== 'software') inverses.push({ ...one, ...RETIRES });
  }
  return inverses;
}

const RETIRES = { base: { state: 'active' }, mine: { state: 'retired' } } as const;

function between(before: Fields, after: Fields): Pick<Inverse, 'base' | 'mine'> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !isDeepEqual(before[name], after[name]));
  return { base: pick(after, changed), mine: pick(before, changed) };
}

/** Entries first, then the others by number: the one order in which rows are locked. */
function inLockOrder(inverses: readonly Inverse[]): Inverse[] {
  return [...inverses].sort(
    (a, b) => Number(b.type === 'software') - Number(a.type === 'software') || a.id - b.id,
  );
}

/** Locks everything that they are about, so that what is read of it stays true until the transaction ends. */
export async function lockSubjects(tx: Tx, inverses: readonly Inverse[]): Promise<void> {
  await lockEntries(tx, inverses);
  await loadSubjects(tx, inverses);
}

/** What one of them is about, and how it stands; none where it is not there. */
interface LoadedSubject {
  readonly subject: Subject;
  readonly current: Loaded<Fields> | undefined;
}

/** What each of them is about, locked in the one order, which is also theirs here. Of one type there are many at most. */
export async function loadSubjects(
  tx: Tx,
  inverses: readonly Inverse[],
): Promise<ReadonlyMap<Inverse, LoadedSubject>> {
  const loaded = new Map<Inverse, LoadedSubject>();
  const ordered = inLockOrder(inverses);
  for (const type of new Set(ordered.map((inverse) => inverse.type))) {
    const ofType = ordered.filter((inverse) => inverse.type === type);
    const ids = ofType.map(({ id }) => id);
    const found = await subjectNamed(type).load(tx, ids);
    for (const inverse of ofType) {
      const subject = await subjectOf(tx, inverse);
      loaded.set(inverse, { subject, current: found.get(inverse.id) });
    }
  }
  return loaded;
}

/** Locks the entries that they are about, or that reports among them name, have named or are to name again. */
export async function lockEntries(tx: Tx, inverses: readonly Inverse[]): Promise<void> {
  const entries = inverses.filter(({ type }) => type === 'software').map(({ id }) => id);
  const reports = inverses.filter(({ type }) => type === 'report').map(({ id }) => id);
  const naming = inverses.some(({ type }) => type === 'service');
  if (entries.length > 0 || naming) await lockSoftwareNames(tx);
  const owners = await tx.report.findMany({
    where: { id: { in: reports } },
    select: { softwareId: true, software: { select: { slug: true } } },
  });
  const back = inverses.flatMap(({ type, mine: { software } }) =>
    type === 'report' && typeof software === 'string' ? [software] : [],
  );
  const slugs = new Set([...owners.map(({ software }) => software.slug), ...back]);
  const named = owners.map(({ softwareId }) => softwareId);
  for (const slug of slugs) {
    const entry = await resolveSlug(tx, slug);
    if (entry !== null) named.push(entry.id);
  }
  await lockSoftware(tx, [...entries, ...named]);
}

/** What one of them is about, as its table has it. */
async function subjectOf(tx: Tx, { type, id }: Inverse): Promise<Subject> {
  if (type === 'report') return reportSubject;
  if (type === 'software') return softwareSubject;
  if (type === 'service') return serviceSubject;
  const { port, locale } = await tx.article.findUniqueOrThrow({
    where: { id },
    select: { port: true, locale: true },
  });
  return articleSubject(articlePlaceSchema.parse({ port, locale }));
}
