import { z } from 'zod';
import { portsOf } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';
import type { RangeCounts } from '@/lib/ports/range-types';
import { spaceOf, type Span } from '@/lib/ports/rules/space';
import {
  type PortStatus,
  type RangeName,
  RANGES,
  type Transport,
  TRANSPORTS,
} from '@/lib/ports/types';

/** The class of every port, see `spaceOf`. */
export async function findSpace(): Promise<Uint8Array> {
  const [runs, uses] = await Promise.all([
    readDb().portRun.findMany({ select: { start: true, end: true, status: true } }),
    findUsedSpans(),
  ]);
  return spaceOf(
    runs.map((run) => ({ ...run, status: run.status as PortStatus })),
    uses,
  );
}

const Ports = z.object({ ports: z.string() });

/** The ports of reports that say something besides the registry, each once: neither refuted nor official by now. */
export async function findUsedSpans(): Promise<Span[]> {
  const [found] = await rows(readDb(), Ports)`
    SELECT coalesce(string_agg(port::text, ','), '') AS ports
    FROM port_use WHERE NOT grades <@ '{refuted,now-official}'`;
  return portsOf(found?.ports ?? '');
}

/** How many ports have each status, over all transports. */
export async function countStatuses(): Promise<Readonly<Partial<Record<PortStatus, number>>>> {
  const counts: Partial<Record<PortStatus, number>> = {};
  for (const run of await readDb().portRun.findMany({
    select: { start: true, end: true, status: true },
  })) {
    add(counts, run.status, run.end - run.start + 1);
  }
  return counts;
}

/** The counts of one range; a run may begin before it or go on behind it. */
export async function countRange(name: RangeName): Promise<RangeCounts> {
  const { start, end } = RANGES[name];
  const runs = await readDb().portRun.findMany({
    where: { end: { gte: start }, start: { lte: end } },
  });
  const counts: Record<Transport | 'port', Partial<Record<PortStatus, number>>> = {
    port: {},
    tcp: {},
    udp: {},
    sctp: {},
    dccp: {},
  };
  for (const run of runs) {
    const size = Math.min(run.end, end) - Math.max(run.start, start) + 1;
    add(counts.port, run.status, size);
    for (const transport of TRANSPORTS) add(counts[transport], run[transport], size);
  }
  return counts;
}

function add(counts: Partial<Record<PortStatus, number>>, status: string, size: number): void {
  counts[status as PortStatus] = (counts[status as PortStatus] ?? 0) + size;
}

/** Ports of a range that people read about: those with an article, then those with most reports. */
export async function findNotablePorts(name: RangeName, limit: number): Promise<number[]> {
  const { start, end } = RANGES[name];
  const found = await rows(readDb(), z.object({ port: z.int() }))`
    SELECT port FROM (
      SELECT port, 1000 AS weight FROM article WHERE port BETWEEN ${start} AND ${end} GROUP BY port
      UNION ALL
      SELECT port, uses AS weight FROM port_use WHERE uses > 0 AND port BETWEEN ${start} AND ${end}
    ) AS notable
    GROUP BY port ORDER BY sum(weight) DESC, port LIMIT ${limit}`;
  return found.map(({ port }) => port).sort((a, b) => a - b);
}
