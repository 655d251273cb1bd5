import type { Span } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import type { PortRun } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { segmentsOf } from '@/lib/ports/rules/segments';
import { type PortStatus, rangeOf } from '@/lib/ports/types';
import { findFirstUses, MOST_ON_PORT } from '@/lib/reports/queries-first';
import { inReadingOrder } from '@/lib/reports/rules/order';
import { type Grade, gradeSchema } from '@/lib/reports/types';
import { findRuns } from './queries-runs';
import type { PortListItem, PortListQuery, PortSegment } from './schema';

/** Ports in ascending order. The cursor is the last port of the page before. */
export async function listPorts(query: PortListQuery): Promise<Page<PortListItem>> {
  const first = Math.max(query.from, query.cursor === undefined ? 0 : query.cursor + 1);
  const ports = portsOfRuns(await findRuns(query, first), first, query.to, query.limit + 1);
  const { items, nextCursor } = pageOf(ports, query.limit, ({ port }) => port);
  const practice = await practiceOn(
    items.map(({ port }) => port),
    query,
  );
  return {
    items: items.map(({ port, run }) => portListItem(port, run, practice.get(port) ?? [])),
    nextCursor,
  };
}

/** These very ports, in the order given. */
export async function findPortItems(ports: readonly number[]): Promise<PortListItem[]> {
  if (ports.length === 0) return [];
  const [runs, practice] = await Promise.all([
    readDb().portRun.findMany({
      where: { OR: ports.map((port) => ({ start: { lte: port }, end: { gte: port } })) },
    }),
    practiceOn(ports),
  ]);
  return ports.flatMap((port) => {
    const run = runs.find(({ start, end }) => start <= port && port <= end);
    return run === undefined ? [] : [portListItem(port, run, practice.get(port) ?? [])];
  });
}

function portsOfRuns(runs: readonly PortRun[], first: number, last: number, limit: number) {
  const ports: { port: number; run: PortRun }[] = [];
  for (const run of runs) {
    const end = Math.min(run.end, last);
    for (let port = Math.max(run.start, first); port <= end && ports.length < limit; port += 1) {
      ports.push({ port, run });
    }
  }
  return ports;
}

function portListItem(
  port: number,
  run: PortRun,
  practice: PortListItem['practice'],
): PortListItem {
  const on = (status: string) => ({ status: status as PortStatus });
  return {
    port,
    range: rangeOf(port),
    status: run.status as PortStatus,
    transports: { tcp: on(run.tcp), udp: on(run.udp), sctp: on(run.sctp), dccp: on(run.dccp) },
    names: run.names,
    practice,
  };
}

/** Ports in ascending order, alike neighbours told once. The cursor is the last port of the page before. */
export async function listPortSegments(query: PortListQuery): Promise<Page<PortSegment>> {
  const first = Math.max(query.from, query.cursor === undefined ? 0 : query.cursor + 1);
  const runs = await findRuns(query, first);
  // The runs alone: between those of one piece of software lies all else that is reported.
  const on = runs.map(({ start, end }) => ({
    start: Math.max(start, first),
    end: Math.min(end, query.to),
  }));
  const uses = await findUses(on, query);
  const segments = segmentsOf(runs, uses, { first, last: query.to, limit: query.limit + 1 });
  const page = pageOf(segments, query.limit, ({ end }) => end);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ start, end, run, uses: here }) => ({
      start,
      end,
      item: portListItem(start, run, softwareOf(here)),
    })),
  };
}

/** Software reported on each of these ports, in reading order, each entry once. */
async function practiceOn(
  ports: readonly number[],
  asked: Narrowed = {},
): Promise<Map<number, PortListItem['practice']>> {
  const uses = await findUses(
    ports.map((port) => ({ start: port, end: port })),
    asked,
  );
  const on = (port: number) =>
    softwareOf(uses.filter(({ start, end }) => start <= port && port <= end));
  return new Map(ports.map((port) => [port, on(port)]));
}

interface Use {
  readonly start: number;
  readonly end: number;
  readonly grade: Grade;
  readonly software: { readonly slug: string; readonly name: string };
}

type Narrowed = Partial<Pick<PortListQuery, 'grade' | 'software'>>;

/**
 * Uses reported of these ports, in reading order; refuted ones only where they are asked for. Where very many are
 * reported of the same ports, those that are read first, and the software that is asked for.
 */
async function findUses(on: readonly Span[], { grade, software }: Narrowed): Promise<Use[]> {
  const reports = await findFirstUses(readDb(), {
    ...{ on, most: MOST_ON_PORT, software },
    ...(grade === 'refuted' ? { grades: gradeSchema.options } : {}),
  });
  return inReadingOrder(reports).map(({ portStart, portEnd, grade: graded, software: of }) => ({
    start: portStart,
    end: portEnd,
    grade: graded,
    software: { slug: of.slug, name: of.name },
  }));
}

function softwareOf(uses: readonly Use[]): PortListItem['practice'] {
  const bySlug = new Map<string, PortListItem['practice'][number]>();
  for (const { software, grade } of uses) {
    if (!bySlug.has(software.slug)) bySlug.set(software.slug, { ...software, grade });
  }
  return [...bySlug.values()];
}
