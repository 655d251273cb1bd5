import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { decodeNames, type NamedPorts } from './rules/names';
import { decodeRuns } from './rules/runs';
import { chartLayerApiPath, chartReleaseApiPath } from './routes';
import type { ChartLayerAnswer, ChartNamesAnswer } from './schema';
import type { Colouring, Layer } from './types';

/** A layer and what it colours by. */
export interface ShownLayer extends Layer {
  readonly by: Colouring;
}

function asLayer({ by, values, runs }: ChartLayerAnswer): ShownLayer {
  return { by, values, cells: decodeRuns(runs) };
}

/**
 * A colouring of the chart; of `release` the changes of the release of that day (`YYYY-MM-DD`). Until it has come,
 * the one before it is shown.
 */
export function layerQuery(by: Colouring, date: string | null) {
  const path = by === 'release' ? chartReleaseApiPath(date ?? '') : chartLayerApiPath(by);
  return queryOptions<ChartLayerAnswer, Error, ShownLayer>({
    queryKey: ['chart-layer', path],
    enabled: by !== 'release' || date !== null,
    meta: { outlivesAsker: true },
    select: asLayer,
    placeholderData: keepPreviousData,
  });
}

/** What the ports are called; asked for when the chart has been drawn. */
export function chartNamesQuery(enabled: boolean) {
  return queryOptions<ChartNamesAnswer, Error, readonly NamedPorts[]>({
    queryKey: ['chart-names', chartLayerApiPath('names')],
    enabled,
    meta: { outlivesAsker: true },
    select: asNames,
  });
}

function asNames({ names }: ChartNamesAnswer): readonly NamedPorts[] {
  return decodeNames(names);
}
