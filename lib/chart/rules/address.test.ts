import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLOURINGS } from '@/lib/chart/types';
import { MAX_PORT } from '@/lib/ports/types';
import { type ChartState, readChartHash, START, writeChartHash } from './address';
import { ORDERS } from './order';
import { MAX_ZOOM } from './view';

const port = fc.option(fc.nat(MAX_PORT));
const day = fc.constantFrom('2026-08-17', '2019-01-31');
const state: fc.Arbitrary<ChartState> = fc
  .record({
    by: fc.constantFrom(...COLOURINGS),
    date: fc.option(day),
    order: fc.constantFrom(...ORDERS),
    port,
    zoom: fc.integer({ min: 100, max: 100 * MAX_ZOOM }).map((hundredths) => hundredths / 100),
    at: port,
  })
  .map((given) => ({
    ...given,
    date: given.by === 'release' ? given.date : null,
    at: given.zoom > 1 ? (given.at ?? given.port) : null,
  }));

describe('the address of what the chart shows', () => {
  it('says nothing at the start', () => {
    expect(writeChartHash(START)).toBe('');
    expect(readChartHash('')).toEqual(START);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(readChartHash(`#${writeChartHash(given)}`)).toEqual(given);
      }),
    );
  });

  it('is that of no other part of the page', () => {
    expect(readChartHash('#main')).toBeNull();
  });

  it('is never more than the chart has, whatever it says', () => {
    const key = fc.constantFrom('by', 'date', 'order', 'port', 'zoom', 'at');
    fc.assert(
      fc.property(fc.dictionary(key, fc.string(), { minKeys: 1 }), (given) => {
        const read = readChartHash(`#${new URLSearchParams(given).toString()}`);
        expect(COLOURINGS).toContain(read?.by);
        expect(ORDERS).toContain(read?.order);
        expect(read?.zoom).toBeGreaterThanOrEqual(1);
        expect(read?.zoom).toBeLessThanOrEqual(MAX_ZOOM);
        for (const one of [read?.port, read?.at])
          expect(one === null || (Number(one) >= 0 && Number(one) <= MAX_PORT)).toBe(true);
      }),
    );
  });
});
