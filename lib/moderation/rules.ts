import { ESTABLISHED_FROM } from '@/lib/levels/levels';

/** So many members' flags queue something; one of a contributor does (workflow, "Against abuse"). */
export const MEMBERS_TO_QUEUE = 2;

/** Whether open flags, each by another account of this level, put their subject before the moderators. */
export function isQueuedBy(levels: readonly number[]): boolean {
  return levels.length >= MEMBERS_TO_QUEUE || levels.some((level) => level >= ESTABLISHED_FROM);
}
