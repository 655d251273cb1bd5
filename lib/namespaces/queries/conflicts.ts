import { idsOn } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import { LASTING } from '@/lib/ports/queries-reserved';
import { TRANSPORTS, type Transport } from '@/lib/ports/types';
import { isWide } from '@/lib/reports/rules/order';
import type { Grade } from '@/lib/reports/types';
import { isSameName } from '@/lib/software/names';
import type { Conflict } from '../schema';

/** Grades of a report that holds its ports, as picks read it (decision 21). */
const HOLDING: readonly Grade[] = ['confirmed', 'supported', 'now-official'];

interface Asked {
  readonly port: number;
  readonly transports: readonly string[];
  /** Its own report is no conflict: the project has released. */
  readonly project: string;
  readonly namespaceId: number;
}

/** What holds a port on these transports besides the namespace: an assignment, reports, other namespaces. */
export async function findConflicts(tx: Tx, asked: Asked): Promise<Conflict[]> {
  return (await findConflictsOf(tx, [asked]))[0] ?? [];
}

/** The same of many at once, in their order, by as many statements as of one. */
export async function findConflictsOf(tx: Tx, asked: readonly Asked[]): Promise<Conflict[][]> {
  if (asked.length === 0) return [];
  const ports = [...new Set(asked.map(({ port }) => port))];
  const assigned = await tx.portRun.findMany({
    where: { OR: ports.map((port) => ({ start: { lte: port }, end: { gte: port } })) },
  });
  const ids = await idsOn(
    tx,
    'report',
    ports.map((port) => ({ start: port, end: port })),
    { state: 'active' },
  );
  const reports = await tx.report.findMany({
    where: { id: { in: ids }, grade: { in: [...HOLDING] } },
    orderBy: { id: 'asc' },
    include: { software: true },
  });
  const reserved = await tx.reservation.findMany({
    where: { port: { in: ports }, ...LASTING },
    orderBy: { id: 'asc' },
    include: { namespace: { select: { name: true } } },
  });
  return asked.map(({ port, transports, project, namespaceId }) => [
    ...assigned
      .filter(({ start, end }) => start <= port && port <= end)
      .flatMap((run) => {
        const on = TRANSPORTS.filter((one) => run[one] === 'assigned');
        return conflict('assignment', null, run.names.join(', '), shared(on, transports));
      }),
    ...reports
      .filter(({ portStart, portEnd }) => portStart <= port && port <= portEnd)
      .filter((report) => !isWide(report) && !isSameName(project, report.software))
      .flatMap(({ id, software, ...report }) =>
        conflict('report', id, software.name, shared(report.transports, transports)),
      ),
    ...reserved
      .filter((other) => other.port === port && other.namespaceId !== namespaceId)
      .flatMap(({ id, namespace, ...other }) => {
        const name = `${namespace.name}: ${other.project}`;
        return conflict('reservation', id, name, shared(other.transports, transports));
      }),
  ]);
}

function conflict(
  type: Conflict['type'],
  id: number | null,
  name: string,
  transports: Transport[],
): Conflict[] {
  return transports.length === 0 ? [] : [{ type, id, name, transports }];
}

function shared(some: readonly string[], others: readonly string[]): Transport[] {
  return TRANSPORTS.filter((one) => some.includes(one) && others.includes(one));
}
