import { SPACE_CLASSES } from '@/lib/ports/rules/space';
import { PORT_STATUSES } from '@/lib/ports/types';
import type { Grade } from '@/lib/reports/types';

/** Layers that the current state alone decides. */
export const CHART_LAYERS = ['overview', 'status', 'community', 'transport', 'year'] as const;
export type ChartLayer = (typeof CHART_LAYERS)[number];

/** What the chart can be coloured by: a layer, or what one release changed. */
export const COLOURINGS = [...CHART_LAYERS, 'release'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** No name and no report: the port has nothing that the layer is about. */
export const NONE = 'none';
/** Assigned, and IANA does not say when. */
export const UNDATED = 'undated';

/** The grade of the best report, in the order in which reports are read; a test holds it equal. */
export const COMMUNITY_VALUES = [
  NONE,
  ...([
    'now-official',
    'confirmed',
    'supported',
    'disputed',
    'unverified',
    'historic',
    'refuted',
  ] as const satisfies readonly Grade[]),
] as const;

/** On which transports a service is assigned; SCTP and DCCP are told apart from the two that nearly all have. */
export const TRANSPORT_VALUES = [
  NONE,
  ...(['tcp', 'udp', 'tcp-udp', 'sctp', 'dccp', 'sctp-dccp'] as const),
] as const;

/** What a release changed on a port; where it changed several things, the first of these. */
export const RELEASE_VALUES = [
  'unchanged',
  ...([
    'assigned',
    'de-assigned',
    'assigned-to-another',
    'renamed',
    'names-changed',
    'status-changed',
    'text-changed',
  ] as const),
] as const;

/** The values of each colouring whose values are known beforehand; years are those that occur. */
export const FIXED_VALUES = {
  overview: SPACE_CLASSES,
  status: PORT_STATUSES,
  community: COMMUNITY_VALUES,
  transport: TRANSPORT_VALUES,
  release: RELEASE_VALUES,
} as const satisfies Record<Exclude<Colouring, 'year'>, readonly string[]>;

/** One value for each of the 65,536 ports. */
export interface Layer {
  /** Every value a port can have; of the years those that occur, after `none` and `undated`. */
  readonly values: readonly string[];
  /** Indexes of `values`, by port. */
  readonly cells: Uint8Array;
}
