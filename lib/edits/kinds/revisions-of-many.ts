import { revisionsWritten } from '@/lib/edits/subjects/write-revision';
import type { Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';

/** Contents of revisions of one type of subject, each at a number of its own; by subject, of those that are there. */
export async function revisionContents(
  tx: Tx,
  subjectType: SubjectType,
  numbers: ReadonlyMap<number, number>,
): Promise<ReadonlyMap<number, Fields>> {
  if (numbers.size === 0) return new Map();
  await revisionsWritten(tx);
  const found = await tx.revision.findMany({
    where: {
      ...{ subjectType, subjectId: { in: [...numbers.keys()] } },
      number: { in: [...new Set(numbers.values())] },
    },
    select: { subjectId: true, number: true, content: true },
  });
  const meant = found.filter(({ subjectId, number }) => numbers.get(subjectId) === number);
  return new Map(meant.map(({ subjectId, content }) => [subjectId, content as Fields]));
}

/** What subjects of one type say by their newest revisions, by subject. */
export async function newestContents(
  tx: Tx,
  subjectType: SubjectType,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Fields>> {
  await revisionsWritten(tx);
  const newest = await tx.revision.groupBy({
    by: ['subjectId'],
    where: { subjectType, subjectId: { in: [...ids] } },
    _max: { number: true },
  });
  const numbers = newest.map(({ subjectId, _max }) => [subjectId, _max.number ?? 0] as const);
  return revisionContents(tx, subjectType, new Map(numbers));
}

/** A revision, and what stood there before; null where nothing did. */
interface Left {
  readonly type: SubjectType;
  readonly id: number;
  readonly number: number;
  readonly content: Fields;
  readonly before: Fields | null;
}

/** The revisions that an edit left, in the order it left them. */
export async function revisionsLeft(tx: Tx, editId: number): Promise<Left[]> {
  await revisionsWritten(tx);
  const found = await tx.revision.findMany({ where: { editId }, orderBy: { id: 'asc' } });
  const left = found.map(({ subjectType, subjectId, number, content }) => ({
    ...{ type: subjectType as SubjectType, id: subjectId, number },
    content: content as Fields,
  }));
  const before = new Map<SubjectType, ReadonlyMap<number, Fields>>();
  for (const type of new Set(left.map((one) => one.type))) {
    const changed = left.filter((one) => one.type === type && one.number > 1);
    const numbers = new Map(changed.map(({ id, number }) => [id, number - 1]));
    before.set(type, await revisionContents(tx, type, numbers));
  }
  return left.map((one) => ({ ...one, before: before.get(one.type)?.get(one.id) ?? null }));
}
