import { describe, expect, it } from 'vitest';
import { PORT_COUNT } from '@/lib/ports/types';
import { cellOf, cellTable, ORDERS, portAt, SIDE } from './order';

describe.each(ORDERS)('the order %s', (order) => {
  it('gives every port a cell of its own and finds it there', () => {
    const cells = new Set<number>();
    for (let port = 0; port < PORT_COUNT; port += 1) {
      const cell = cellOf(order, port);
      const isInside = cell.x >= 0 && cell.x < SIDE && cell.y >= 0 && cell.y < SIDE;
      if (!isInside) throw new Error(`${port} lies beside the chart`);
      if (portAt(order, cell) !== port) throw new Error(`${port} is not found at its cell`);
      cells.add(cell.y * SIDE + cell.x);
    }
    expect(cells.size).toBe(PORT_COUNT);
  });

  it('has the same cells as a table', () => {
    const table = cellTable(order);
    for (const port of [0, 1, 255, 256, 1323, 40_000, 65_535]) {
      const { x, y } = cellOf(order, port);
      expect(table[port]).toBe(y * SIDE + x);
    }
  });
});

it('rows begin with the high byte', () => {
  expect(cellOf('rows', 0x1f90)).toEqual({ x: 0x90, y: 0x1f });
});

it('the Hilbert curve goes from each port to a cell beside it', () => {
  for (let port = 1; port < PORT_COUNT; port += 1) {
    const [one, other] = [cellOf('hilbert', port - 1), cellOf('hilbert', port)];
    const away = Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
    if (away !== 1) throw new Error(`${port} lies ${away} cells from the port before it`);
  }
});

it('the Hilbert curve keeps each aligned block of 256 ports in a square of 16', () => {
  for (let block = 0; block < SIDE; block += 1) {
    const squares = new Set<string>();
    for (let at = 0; at < SIDE; at += 1) {
      const { x, y } = cellOf('hilbert', block * SIDE + at);
      squares.add(`${x >> 4} ${y >> 4}`);
    }
    expect(squares.size).toBe(1);
  }
});
