import { PORT_COUNT, type PortStatus, type RangeName, RANGES } from '@/lib/ports/types';

/** How a port is drawn in the picture of all ports. The order is that of the picture's palette. */
export const SPACE_CLASSES = [
  'unassigned',
  'dynamic',
  'reserved',
  'official',
  'practice',
  'both',
] as const;
export type SpaceClass = (typeof SPACE_CLASSES)[number];

/** The same in the order of the legend, which begins with what one looks for. */
export const SPACE_LEGEND: readonly SpaceClass[] = [
  'official',
  'practice',
  'both',
  'reserved',
  'unassigned',
  'dynamic',
];

/** Ports `start` to `end`, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const CLASS_OF_STATUS: Readonly<Record<PortStatus, SpaceClass>> = {
  assigned: 'official',
  reserved: 'reserved',
  unassigned: 'unassigned',
  unlisted: 'unassigned',
  dynamic: 'dynamic',
};

/**
 * The widest range of a report that the picture shows. A report of thousands of ports says where a
 * product takes its numbers from (Kubernetes: 30000 to 32767), not what runs on any one of them.
 */
export const WIDEST_USE = 100;

/**
 * The class of each of the 65,536 ports, as an index of `SPACE_CLASSES`. A port with an official
 * service and a reported use is `both`; a reported use shows over everything else.
 */
export function spaceOf(
  runs: readonly (Span & { readonly status: PortStatus })[],
  uses: readonly Span[],
): Uint8Array {
  const space = new Uint8Array(PORT_COUNT);
  for (const run of runs)
    space.fill(SPACE_CLASSES.indexOf(CLASS_OF_STATUS[run.status]), run.start, run.end + 1);
  const official = SPACE_CLASSES.indexOf('official');
  const both = SPACE_CLASSES.indexOf('both');
  const practice = SPACE_CLASSES.indexOf('practice');
  for (const { start, end } of uses) {
    if (end - start >= WIDEST_USE) continue;
    for (let port = start; port <= end; port += 1) {
      space[port] = space[port] === official || space[port] === both ? both : practice;
    }
  }
  return space;
}

export type SpaceCounts = Readonly<Record<SpaceClass, number>>;

/** How many ports of the picture have each class: of all ports, or of one range. */
export function countSpace(space: Uint8Array, range?: RangeName): SpaceCounts {
  const { start, end } = range === undefined ? { start: 0, end: PORT_COUNT - 1 } : RANGES[range];
  const counts = SPACE_CLASSES.map(() => 0);
  for (let port = start; port <= end; port += 1) {
    const index = space[port] ?? 0;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return Object.fromEntries(
    SPACE_CLASSES.map((name, index) => [name, counts[index] ?? 0]),
  ) as Record<SpaceClass, number>;
}
