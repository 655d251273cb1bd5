import { findCurrentRelease, findRelease } from '@/lib/iana/queries/releases';
import { portSummary } from '@/lib/iana/port-events';
import { readDb } from '@/lib/platform/db';
import type { PortStatus } from '@/lib/ports/types';
import { rowKind } from '@/lib/ports/rules/status';
import { findUsedSpans } from '@/lib/ports/queries-space';
import { findBestGrades, findNamedUses } from '@/lib/reports/queries-by-port';
import { encodeNames } from './rules/names';
import {
  communityLayer,
  namedPorts,
  overviewLayer,
  type RegisteredSpan,
  releaseLayer,
  statusLayer,
  type StatusRun,
  transportLayer,
  yearLayer,
} from './rules/layers';
import { encodeRuns } from './rules/runs';
import type { ChartLayerAnswer, ChartNamesAnswer } from './schema';
import type { ChartLayer, Colouring, Layer } from './types';

/** A layer as it is now. */
export async function findLayer(layer: ChartLayer): Promise<ChartLayerAnswer> {
  const [release, found] = await Promise.all([findCurrentRelease(), LAYERS[layer]()]);
  return answer(layer, release, found);
}

const LAYERS: Readonly<Record<ChartLayer, () => Promise<Layer>>> = {
  overview: async () => overviewLayer(...(await Promise.all([findStatusRuns(), findUsedSpans()]))),
  status: async () => statusLayer(await findStatusRuns()),
  community: async () => communityLayer(await findBestGrades()),
  transport: async () => transportLayer(await findStatusRuns()),
  year: async () => yearLayer(...(await Promise.all([findStatusRuns(), findRegistered()]))),
};

function answer(by: Colouring, release: string | null, { values, cells }: Layer): ChartLayerAnswer {
  return { by, release, values: [...values], runs: encodeRuns(cells) };
}

/** What the release of a day (`YYYY-MM-DD`) changed; null where there is none, or none before it to compare with. */
export async function findReleaseLayer(date: string): Promise<ChartLayerAnswer | null> {
  const release = await findRelease(date);
  if (release?.previous == null) return null;
  const texts = portSummary(release).textChanged;
  return answer(
    'release',
    date,
    releaseLayer([
      ...release.events,
      ...texts.map((port) => ({ port, type: 'text-changed' as const })),
    ]),
  );
}

/** What ports are called. */
export async function findNames(): Promise<ChartNamesAnswer> {
  const [release, runs, uses] = await Promise.all([
    findCurrentRelease(),
    findStatusRuns(),
    findNamedUses(),
  ]);
  return { release, names: encodeNames(namedPorts(runs, uses)) };
}

async function findStatusRuns(): Promise<StatusRun[]> {
  const runs = await readDb().portRun.findMany({ orderBy: { start: 'asc' } });
  return runs.map(({ start, end, names, ...on }) => ({
    ...{ start, end, names },
    status: on.status as PortStatus,
    tcp: on.tcp as PortStatus,
    udp: on.udp as PortStatus,
    sctp: on.sctp as PortStatus,
    dccp: on.dccp as PortStatus,
  }));
}

/** The rows of the current release that give a port to a service. */
async function findRegistered(): Promise<RegisteredSpan[]> {
  const rows = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, serviceName: { not: null }, portStart: { not: null } },
    select: {
      ...{ serviceName: true, portStart: true, portEnd: true, description: true, notes: true },
      registered: true,
    },
  });
  return rows.flatMap(({ registered, portStart, portEnd, ...row }) =>
    portStart === null ||
    portEnd === null ||
    rowKind({ ...row, portStart, portEnd, transport: null }) !== 'assigned'
      ? []
      : [{ start: portStart, end: portEnd, registered }],
  );
}
