import { type Cell, SIDE } from '@/lib/chart/rules/order';

/** The part of the chart that is seen: a square of `256 / zoom` cells to a side, whose upper left corner is `x`, `y`. */
export interface View {
  /** From 1, the whole chart, to `MAX_ZOOM`. */
  readonly zoom: number;
  /** In cells, broken ones too. */
  readonly x: number;
  readonly y: number;
}

/** A place on the screen as parts of the chart's side: 0 is left or top, 1 right or bottom. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { zoom: 1, x: 0, y: 0 };
export const MAX_ZOOM = 64;
/** How much nearer one press of + or one double click goes. */
export const ZOOM_STEP = 2;

const CENTRE: Place = { x: 0.5, y: 0.5 };

const between = (low: number, value: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Cells to a side of what is seen. */
export function seenCells(view: View): number {
  return SIDE / view.zoom;
}

/** The nearest view that shows nothing beyond the chart's edges. */
export function clamped({ zoom, x, y }: View): View {
  const near = between(1, zoom, MAX_ZOOM);
  const last = SIDE - SIDE / near;
  return { zoom: near, x: between(0, x, last), y: between(0, y, last) };
}

/** `factor` times nearer; what lies at `place` stays there, unless an edge of the chart forbids it. */
export function zoomed(view: View, factor: number, place: Place = CENTRE): View {
  const zoom = between(1, view.zoom * factor, MAX_ZOOM);
  const [before, after] = [SIDE / view.zoom, SIDE / zoom];
  return clamped({
    zoom,
    x: view.x + place.x * (before - after),
    y: view.y + place.y * (before - after),
  });
}

/** The chart dragged by a part of its side. */
export function dragged(view: View, by: Place): View {
  const seen = seenCells(view);
  return clamped({ ...view, x: view.x - by.x * seen, y: view.y - by.y * seen });
}

/** The cell at a place of the screen; null beside the chart. */
export function cellAt(view: View, { x, y }: Place): Cell | null {
  if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) return null;
  const seen = seenCells(view);
  return {
    x: between(0, Math.floor(view.x + x * seen), SIDE - 1),
    y: between(0, Math.floor(view.y + y * seen), SIDE - 1),
  };
}

/** The middle of what is seen, as a cell. */
export function centreCell(view: View): Cell {
  return cellAt(view, CENTRE) ?? { x: 0, y: 0 };
}

/** The view moved, as little as it takes, so that a cell and its neighbours are seen. */
export function showing(view: View, cell: Cell): View {
  const seen = seenCells(view);
  const margin = Math.min(1, (seen - 1) / 2);
  const moved = (first: number, at: number) => between(at + 1 + margin - seen, first, at - margin);
  return clamped({ ...view, x: moved(view.x, cell.x), y: moved(view.y, cell.y) });
}

/** The view of a zoom with a cell in its middle. */
export function centredOn(cell: Cell, zoom: number): View {
  const near = between(1, zoom, MAX_ZOOM);
  const half = SIDE / near / 2;
  return clamped({ zoom: near, x: cell.x + 0.5 - half, y: cell.y + 0.5 - half });
}
