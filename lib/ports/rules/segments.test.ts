import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '@/lib/ports/rules/segments';

const LAST = 99;
const bounds = { first: 0, last: LAST, limit: 1_000 };

/** Runs without gaps from 0 to LAST, cut at random places. */
const runsArbitrary = fc
  .uniqueArray(fc.integer({ min: 1, max: LAST }), { maxLength: 20 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b)])
  .map((starts) => starts.map((start, at) => ({ start, end: (starts[at + 1] ?? LAST + 1) - 1 })));

const useArbitrary = fc
  .tuple(fc.integer({ min: 0, max: LAST }), fc.integer({ min: 0, max: 30 }))
  .map(([start, size]) => ({ start, end: Math.min(LAST, start + size) }));

describe('segments of runs', () => {
  it('hold every port exactly once, each with the uses reported on it', () => {
    fc.assert(
      fc.property(runsArbitrary, fc.array(useArbitrary, { maxLength: 8 }), (runs, uses) => {
        const segments = segmentsOf(runs, uses, bounds);
        const ports = segments.flatMap(({ start, end, uses: on }) =>
          Array.from({ length: end - start + 1 }, (_, at) => ({ port: start + at, on })),
        );
        expect(ports.map(({ port }) => port)).toEqual(
          Array.from({ length: LAST + 1 }, (_, port) => port),
        );
        for (const { port, on } of ports) {
          expect(on).toEqual(uses.filter(({ start, end }) => start <= port && port <= end));
        }
      }),
    );
  });

  it('go on where the page before ended', () => {
    fc.assert(
      fc.property(
        runsArbitrary,
        fc.array(useArbitrary),
        fc.integer({ min: 1, max: 9 }),
        (runs, uses, limit) => {
          const whole = segmentsOf(runs, uses, bounds).map(({ start, end }) => [start, end]);
          const paged: number[][] = [];
          for (let first = 0; first <= LAST; first = (paged.at(-1)?.[1] ?? LAST) + 1) {
            const rest = runs.filter(({ end }) => end >= first);
            const page = segmentsOf(rest, uses, { ...bounds, first, limit });
            paged.push(...page.map(({ start, end }) => [start, end]));
          }
          expect(paged).toEqual(whole);
        },
      ),
    );
  });
});
