import type { PortStatus, Transport } from '@/lib/ports/types';

/** How many ports of a range have each status: the port as a whole, and on each transport. */
export type RangeCounts = Readonly<
  Record<Transport | 'port', Readonly<Partial<Record<PortStatus, number>>>>
>;
