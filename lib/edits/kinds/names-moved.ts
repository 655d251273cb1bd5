import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { normName } from '@/lib/software/types';
import { CALLED_BY, calledBy } from './around';
import { type Inverse, setsAny } from './inverse';

/** Of more revisions of entries than these nobody knows quickly what they did to names. */
const MOST_WRITTEN = 500;

/**
 * Whether a name that comes back, to an entry or as a program of a service's profile, was given to or taken from any
 * entry since revision `since`, by another edit: it may mean another than it did.
 */
export async function namesMoved(tx: Tx, inverse: Inverse, since: number): Promise<boolean> {
  const names = namesOf(inverse);
  if (names.length === 0) return false;
  const written = await tx.revision.findMany({
    where: { subjectType: 'software', id: { gt: since }, editId: { not: inverse.editId } },
    take: MOST_WRITTEN + 1,
    select: { subjectId: true, number: true, content: true },
  });
  if (written.length > MOST_WRITTEN) return true;
  const former = await tx.revision.findMany({
    where: {
      subjectType: 'software',
      OR: written.map(({ subjectId, number }) => ({ subjectId, number: number - 1 })),
    },
    select: { subjectId: true, number: true, content: true },
  });
  return written.some(({ subjectId, number, content }) => {
    const before = former.find((one) => one.subjectId === subjectId && one.number === number - 1);
    const [had, has] = [heldBy(before?.content), heldBy(content)];
    return names.some((name) => had.includes(name) !== has.includes(name));
  });
}

function namesOf(inverse: Inverse): string[] {
  const { type, base, mine } = inverse;
  if (type === 'service')
    return [base, mine].flatMap(({ software }) => ((software ?? []) as string[]).map(normName));
  if (type !== 'software' || !setsAny(inverse, CALLED_BY)) return [];
  return [base, mine].flatMap(calledBy);
}

/** What an entry is called while it is in use; none where there is none. */
function heldBy(content: unknown): string[] {
  const fields = (content ?? {}) as Fields;
  return fields.state === 'active' ? calledBy(fields) : [];
}
