import type { Span } from '@/lib/pick/rules/spans';
import { type PickSource, PickTable } from '@/lib/pick/rules/table';
import type { PickUse } from '@/lib/pick/types';
import { weightsOf } from './weights';

/** The parts of the spans on whose ports somebody is that the table does not name, ascending. */
export function unnamedIn({ holders }: PickTable, spans: readonly Span[]): Span[] {
  const ports = new Set<number>();
  for (const { start, end } of spans)
    for (let port = start; port <= end; port += 1) if (holders.has(port)) ports.add(port);
  return [...ports].sort((a, b) => a - b).map((port) => ({ start: port, end: port }));
}

/** The table with names: `uses` in reading order, all that are on the ports that are asked about. What ports weigh stays. */
export function withUses(table: PickTable, uses: readonly PickUse[]): PickSource {
  const named = new PickTable([], uses);
  return {
    status: (port, transport) => table.status(port, transport),
    names: (port) => table.names(port),
    uses: (port) => [...named.uses(port), ...table.uses(port)],
    reservations: (port) => table.reservations(port),
    begins: (port) => table.begins(port) || named.begins(port),
    weights: (transport) => weightsOf(table, transport),
  };
}
