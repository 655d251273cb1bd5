import { COLOURINGS, type Colouring } from '@/lib/chart/types';
import { parsePortText } from '@/lib/ports/types';
import { ORDERS, type Order } from './order';
import { MAX_ZOOM } from './view';

/** What somebody looks at: the part of the address after `#` says it, so that a link shows the same. */
export interface ChartState {
  readonly by: Colouring;
  /** The release whose changes are shown, `YYYY-MM-DD`; null for the newest. */
  readonly date: string | null;
  readonly order: Order;
  /** The port in focus. */
  readonly port: number | null;
  /** From 1 to `MAX_ZOOM`. */
  readonly zoom: number;
  /** The port in the middle of what is seen; null where the whole chart is. */
  readonly at: number | null;
}

export const START: ChartState = {
  ...{ by: 'overview', date: null, order: 'rows', port: null, zoom: 1, at: null },
};

/** Writes what differs from the start; `''` where nothing does. */
export function writeChartHash(state: ChartState): string {
  const { by, date, order, port, zoom, at } = state;
  const given = new URLSearchParams();
  if (by !== START.by) given.set('by', by);
  if (by === 'release' && date !== null) given.set('date', date);
  if (order !== START.order) given.set('order', order);
  if (port !== null) given.set('port', String(port));
  if (zoom > 1) {
    given.set('zoom', String(Math.round(zoom * 100) / 100));
    if (at !== null) given.set('at', String(at));
  }
  return given.toString();
}

const KEYS = ['by', 'date', 'order', 'port', 'zoom', 'at'];

/** Reads a hash, with or without `#`; what it does not say, or not rightly, is as at the start. Null: it is none of ours. */
export function readChartHash(hash: string): ChartState | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  if (hash.replace(/^#/, '') !== '' && !KEYS.some((key) => given.has(key))) return null;
  const portOf = (key: string) => parsePortText(given.get(key) ?? '')?.port ?? null;
  const zoom = Number(given.get('zoom') ?? 1);
  const near = zoom >= 1 && zoom <= MAX_ZOOM ? zoom : 1;
  const date = /^\d{4}-\d{2}-\d{2}$/.exec(given.get('date') ?? '')?.[0] ?? null;
  const by = COLOURINGS.find((one) => one === given.get('by')) ?? START.by;
  return {
    by,
    date: by === 'release' ? date : null,
    order: ORDERS.find((one) => one === given.get('order')) ?? START.order,
    port: portOf('port'),
    zoom: near,
    at: near > 1 ? (portOf('at') ?? portOf('port')) : null,
  };
}
