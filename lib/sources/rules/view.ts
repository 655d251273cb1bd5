import type { SourceCheckView } from '../types';

interface StoredCheck {
  readonly state: string | null;
  readonly reason: string | null;
  readonly movedTo: string | null;
  readonly checkedAt: Date | null;
  readonly seenAt: Date | null;
}

/** A stored check as it is shown; null where the page was not read yet. */
export function checkView(check: StoredCheck | null): SourceCheckView | null {
  if (check?.state == null || check.checkedAt === null) return null;
  const { state, reason, movedTo, checkedAt, seenAt } = check;
  return {
    ...{ state, reason, movedTo },
    checkedOn: dayOf(checkedAt),
    seenOn: seenAt === null ? null : dayOf(seenAt),
  } as SourceCheckView;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
