import type { EditKind, Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';

/** An edit as far as its weight goes. `base` has the touched fields as they were. */
export interface Weighed {
  readonly kind: EditKind;
  readonly changes: Fields;
  readonly base: Fields | null;
}

const DESTRUCTIVE_KINDS: readonly EditKind[] = ['report.retire', 'report.merge', 'software.merge'];
/** A report that moves is another report. */
const MOVING_FIELDS = ['portStart', 'portEnd', 'transports', 'state', 'mergedInto'] as const;

/** Retirement, merge, change of port, range or transport (workflow, "An edit lives"). */
export function isDestructive({ kind, changes, base }: Weighed): boolean {
  if (DESTRUCTIVE_KINDS.includes(kind)) return true;
  if (kind !== 'report.update' && kind !== 'revert') return false;
  return MOVING_FIELDS.some((name) => name in changes && !isDeepEqual(changes[name], base?.[name]));
}

/** Whether nothing that was there is changed or taken away: a new report, or further evidence. */
export function onlyAdds({ kind, changes, base }: Weighed): boolean {
  if (kind === 'report.create') return true;
  if (kind !== 'report.update' || Object.keys(changes).some((name) => name !== 'evidence'))
    return false;
  const [before, after] = [asList(base?.evidence), asList(changes.evidence)];
  return before.every((piece) => after.some((other) => isDeepEqual(piece, other)));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
