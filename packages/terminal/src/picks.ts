import type { PickSource } from '@/lib/pick/rules/table';
import { pickSource } from '@/lib/snapshot/rules/pick-source';
import { findLines, lastUpTo } from './snapshot';

let kept: PickSource | undefined;

/** Every port as picks look at it, of which only what is asked for is read. */
export function snapshotPicks(): PickSource {
  kept ??= pickSource({ find: findLines, lastUpTo });
  return kept;
}
