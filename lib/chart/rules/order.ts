/** How ports lie on the chart. `rows`: 256 to a row, so that the row is the high byte; `hilbert`: along that curve. */
export const ORDERS = ['rows', 'hilbert'] as const;
export type Order = (typeof ORDERS)[number];

/** Cells to a side. */
export const SIDE = 256;

/** A place on the chart: column and row, from 0, in the upper left corner. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Where a port lies. */
export function cellOf(order: Order, port: number): Cell {
  return order === 'rows' ? { x: port % SIDE, y: Math.floor(port / SIDE) } : hilbertCell(port);
}

/** The port at a place. */
export function portAt(order: Order, { x, y }: Cell): number {
  return order === 'rows' ? y * SIDE + x : hilbertIndex(x, y);
}

/** The cell of each port as `y * 256 + x`. */
export function cellTable(order: Order): Uint16Array {
  return Uint16Array.from({ length: SIDE * SIDE }, (_, port) => {
    const { x, y } = cellOf(order, port);
    return y * SIDE + x;
  });
}

/** The curve from its beginning, square by square from the smallest (Hilbert 1891). */
function hilbertCell(index: number): Cell {
  let [x, y] = [0, 0];
  let rest = index;
  for (let size = 1; size < SIDE; size *= 2) {
    const right = 1 & (rest >> 1);
    const down = 1 & (rest ^ right);
    [x, y] = turned(size, x, y, right, down);
    x += size * right;
    y += size * down;
    rest >>= 2;
  }
  return { x, y };
}

function hilbertIndex(column: number, row: number): number {
  let [x, y] = [column, row];
  let index = 0;
  for (let size = SIDE / 2; size > 0; size /= 2) {
    const right = (x & size) > 0 ? 1 : 0;
    const down = (y & size) > 0 ? 1 : 0;
    index += size * size * ((3 * right) ^ down);
    [x, y] = turned(SIDE, x, y, right, down);
  }
  return index;
}

/** The curve in a quarter lies as in the whole, turned for the two quarters above. */
function turned(size: number, x: number, y: number, right: number, down: number): [number, number] {
  if (down === 1) return [x, y];
  return right === 1 ? [size - 1 - y, size - 1 - x] : [y, x];
}
