import { type Row } from './rows';
import { type Index, portOfName } from './who';

/** Whether a row is about the port: by its number, its range, or a service's name that stands for it. */
export function isOn({ entry }: Row, port: number, index: Index): boolean {
  if (entry.unknown !== null) return true;
  const first = entry.port ?? (entry.name === null ? null : portOfName(entry.name, null, index));
  if (first === null) return false;
  return first <= port && port <= (entry.portEnd ?? first);
}

/** Linux takes the ports of outgoing connections from here on (`net.ipv4.ip_local_port_range`). */
const EPHEMERAL = 32_768;

/**
 * The next port above on which nobody is known, in either world and on any transport, and nothing in the text
 * stands; `null` where the facts have not come, or none is left below the ports that systems lend out.
 */
export function nextFree(port: number, rows: readonly Row[], { facts }: Index): number | null {
  if (facts.services.length === 0) return null;
  const taken = new Uint8Array(EPHEMERAL);
  for (const [start, end] of [
    ...facts.services.map(([first, last]) => [first, last] as const),
    ...facts.reports.map(({ span }) => span),
    ...rows.flatMap(({ entry: { port: first, portEnd: last } }) =>
      first === null || last === null ? [] : [[first, last] as const],
    ),
  ])
    taken.fill(1, start, end + 1);
  const free = taken.indexOf(0, Math.max(port + 1, 1024));
  return free === -1 ? null : free;
}
