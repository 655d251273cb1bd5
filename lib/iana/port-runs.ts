import type { StatusTable } from '@/lib/ports/rules/status-table';
import { PORT_COUNT, type PortStatus, TRANSPORTS } from '@/lib/ports/types';
import type { Tx } from '@/lib/platform/db';
import { execute } from '@/lib/platform/raw';

/** Ports `start` to `end`, both included, about which the registry says the same. */
export interface PortRun {
  readonly start: number;
  readonly end: number;
  readonly status: PortStatus;
  readonly tcp: PortStatus;
  readonly udp: PortStatus;
  readonly sctp: PortStatus;
  readonly dccp: PortStatus;
  /** Primary names over all transports, TCP's first, each once. */
  readonly names: readonly string[];
}

/** All 65,536 ports as runs, ascending and without gaps. */
export function portRuns(table: StatusTable): PortRun[] {
  const runs: { run: PortRun; key: string }[] = [];
  for (let port = 0; port < PORT_COUNT; port += 1) {
    const facts = factsOf(table, port);
    const key = JSON.stringify(facts);
    const last = runs.at(-1);
    if (last?.key === key) last.run = { ...last.run, end: port };
    else runs.push({ run: { start: port, end: port, ...facts }, key });
  }
  return runs.map(({ run }) => run);
}

function factsOf(table: StatusTable, port: number): Omit<PortRun, 'start' | 'end'> {
  return {
    status: table.status(port),
    tcp: table.status(port, 'tcp'),
    udp: table.status(port, 'udp'),
    sctp: table.status(port, 'sctp'),
    dccp: table.status(port, 'dccp'),
    names: [...new Set(TRANSPORTS.flatMap((transport) => table.primaryNames(port, transport)))],
  };
}

/** Puts these runs in place of the stored ones; a page that reads meanwhile sees the old ones whole. */
export async function storePortRuns(tx: Tx, runs: readonly PortRun[]): Promise<void> {
  await tx.portRun.deleteMany();
  await execute(tx)`
    INSERT INTO port_run (start, "end", status, tcp, udp, sctp, dccp, names)
    SELECT start, "end", status, tcp, udp, sctp, dccp, ARRAY(SELECT jsonb_array_elements_text(names))
    FROM jsonb_to_recordset(${JSON.stringify(runs)}::jsonb)
      AS run(start int, "end" int, status text, tcp text, udp text, sctp text, dccp text, names jsonb)`;
}
