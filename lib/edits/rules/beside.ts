import type { EditSummary } from '@/lib/edits/schema';

/** What tells whether two edits are about the same. */
type Placed = Pick<EditSummary, 'subject' | 'ports'>;

/** Whether deciding the one may change what the other is held against: the same subject, or a port of the same. */
export function isBeside(a: Placed, b: Placed): boolean {
  const isSame = a.subject.type === b.subject.type && a.subject.id === b.subject.id;
  if (isSame && a.subject.id !== null) return true;
  if (a.ports === null || b.ports === null) return false;
  return a.ports.start <= b.ports.end && a.ports.end >= b.ports.start;
}
