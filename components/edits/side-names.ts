import type { EditView } from '@/lib/edits/schema';

type SideName = 'now' | 'before' | 'proposed' | 'after';

/**
 * What the two sides of an edit's diff are, as keys of `edits.diff`: what waits is held against what stands
 * now, unless the two no longer merge; then, and once it is over, against what it began on.
 */
export function sideNames({
  state,
  conflict,
}: Pick<EditView, 'state' | 'conflict'>): readonly [before: SideName, after: SideName] {
  if (state === 'applied') return ['before', 'after'];
  const waits = state === 'open' || state === 'changes-requested' || state === 'conflicted';
  return [waits && conflict === null ? 'now' : 'before', 'proposed'];
}
