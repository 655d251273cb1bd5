import { portFacts } from '@/lib/ports/rules/facts';
import type { PortStatus } from '@/lib/ports/types';

/** What a port's page knows of a port beside it. */
interface Neighbour {
  readonly port: number;
  /** Over all transports. */
  readonly status: PortStatus;
  /** Software reported there, whatever the grade; null where there is none. */
  readonly practice: string | null;
}

const FREE: readonly PortStatus[] = ['unassigned', 'unlisted', 'dynamic'];

/**
 * The nearest port of these that a pick would offer with nothing against it that its page does not tell: assigned
 * to nobody, not reserved, with no reported use, and open to browsers. Of two as near the higher; null where there
 * is none.
 */
export function freeNeighbour(port: number, neighbours: readonly Neighbour[]): number | null {
  const free = neighbours.filter(
    (one) =>
      one.port !== port &&
      one.port > 0 &&
      FREE.includes(one.status) &&
      one.practice === null &&
      !portFacts(one.port).browserBlocked,
  );
  const nearest = [...free].sort(
    (a, b) => Math.abs(a.port - port) - Math.abs(b.port - port) || b.port - a.port,
  );
  return nearest[0]?.port ?? null;
}
