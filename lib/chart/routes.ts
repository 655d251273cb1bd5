import { withQuery } from '@/lib/platform/address';
import type { ChartLayer, Colouring } from './types';

/** The chart of all ports. */
export const CHART_PATH = '/chart';
/** The same as a picture, 256 × 256 points. */
export const CHART_PICTURE_PATH = '/chart.png';

interface TableFilter {
  readonly by?: Colouring;
  /** Of `release`: which one; the newest where it is left out. */
  readonly date?: string | undefined;
  /** From 1. */
  readonly page?: number;
}

/** The chart as a table. */
export function chartTablePath({ by, date, page }: TableFilter = {}): string {
  return withQuery(`${CHART_PATH}/table`, { by, date, page: page === 1 ? undefined : page });
}

/** A layer of the chart, or the names of its ports, as the API gives it. */
export function chartLayerApiPath(layer: ChartLayer | 'names'): string {
  return `/api/v1/chart/${layer}`;
}

/** What a release changed, as a layer of the chart. */
export function chartReleaseApiPath(date: string): string {
  return `/api/v1/chart/releases/${date}`;
}
