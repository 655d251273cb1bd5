import { ALL_TAG, portTag } from '@/lib/platform/cache-tags';

/** Above this many ports everything is expired by one tag, not port by port. */
const MANY_PORTS = 64;

/** Cache tags of the pages of all ports that a range holds, both bounds included. */
export function rangeTags({
  portStart,
  portEnd,
}: {
  readonly portStart: number;
  readonly portEnd: number;
}): string[] {
  if (portEnd - portStart >= MANY_PORTS) return [ALL_TAG];
  return Array.from({ length: portEnd - portStart + 1 }, (_, at) => portTag(portStart + at));
}
