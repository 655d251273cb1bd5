import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIDE } from './order';
import {
  cellAt,
  centreCell,
  centredOn,
  clamped,
  dragged,
  MAX_ZOOM,
  seenCells,
  showing,
  type View,
  WHOLE,
  zoomed,
} from './view';

const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const zoom = fc.double({ min: 1, max: MAX_ZOOM, noNaN: true });
const view: fc.Arbitrary<View> = fc
  .record({ zoom, x: part, y: part })
  .map(({ zoom: near, x, y }) => clamped({ zoom: near, x: x * SIDE, y: y * SIDE }));
const cell = fc.record({ x: fc.nat(SIDE - 1), y: fc.nat(SIDE - 1) });
const place = fc.record({ x: part, y: part });

function expectInside({ zoom: near, x, y }: View): void {
  expect(near).toBeGreaterThanOrEqual(1);
  expect(near).toBeLessThanOrEqual(MAX_ZOOM);
  for (const first of [x, y]) {
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first + SIDE / near).toBeLessThanOrEqual(SIDE + 1e-9);
  }
}

describe('the view', () => {
  it('never shows anything beyond the chart', () => {
    const step = fc.double({ min: -3, max: 3, noNaN: true });
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(view, factor, place, step, step, cell, (now, by, where, x, y, at) => {
        expectInside(zoomed(now, by, where));
        expectInside(dragged(now, { x, y }));
        expectInside(showing(now, at));
        expectInside(centredOn(at, now.zoom * by));
      }),
    );
  });

  it('keeps the port under the pointer while it goes nearer', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 1, max: 4, noNaN: true }), place, (now, by, where) => {
        const next = zoomed(now, by, where);
        expect(next.x + where.x * seenCells(next)).toBeCloseTo(now.x + where.x * seenCells(now), 6);
        expect(next.y + where.y * seenCells(next)).toBeCloseTo(now.y + where.y * seenCells(now), 6);
      }),
    );
  });

  it('keeps the port under the finger while it is dragged, away from the edges', () => {
    const now = centredOn({ x: 100, y: 100 }, 8);
    const next = dragged(now, { x: 0.25, y: -0.125 });
    expect(cellAt(next, { x: 0.5 + 0.25, y: 0.5 - 0.125 })).toEqual(centreCell(now));
  });

  it('finds each cell where it is drawn', () => {
    fc.assert(
      fc.property(view, cell, (now, at) => {
        const shown = showing(now, at);
        const middle = {
          x: (at.x + 0.5 - shown.x) / seenCells(shown),
          y: (at.y + 0.5 - shown.y) / seenCells(shown),
        };
        expect(cellAt(shown, middle)).toEqual(at);
      }),
    );
  });

  it('has a cell in its middle unless an edge is near', () => {
    expect(centreCell(centredOn({ x: 128, y: 30 }, 16))).toEqual({ x: 128, y: 30 });
    expect(centredOn({ x: 0, y: 0 }, 16)).toEqual({ zoom: 16, x: 0, y: 0 });
  });

  it('has no cell beside the chart', () => {
    for (const beside of [-0.01, 1, Number.NaN])
      expect(cellAt(WHOLE, { x: beside, y: 0.5 })).toBeNull();
  });
});
