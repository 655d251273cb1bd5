import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRuns, encodeRuns, runsOf } from './runs';

const cells = fc
  .array(fc.tuple(fc.nat(70), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 60 })
  .map((runs) =>
    Uint8Array.from(runs.flatMap(([value, length]) => Array<number>(length).fill(value))),
  );

describe('the runs of a layer', () => {
  it('are as short as they can be', () => {
    expect(encodeRuns(Uint8Array.of(0, 0, 0, 1, 0, 0))).toBe('A3BA2');
  });

  it('hold every port once, and no two neighbours are alike', () => {
    fc.assert(
      fc.property(cells, (layer) => {
        const runs = runsOf(layer);
        const said = runs.flatMap(({ start, end, value }) =>
          Array.from({ length: end - start + 1 }, (_, at) => [start + at, value]),
        );
        expect(said).toEqual([...layer].map((value, port) => [port, value]));
        for (const [at, run] of runs.entries()) expect(run.value).not.toBe(runs[at + 1]?.value);
      }),
    );
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(cells, (layer) => {
        expect(decodeRuns(encodeRuns(layer), layer.length)).toEqual(layer);
      }),
    );
  });

  it.each(['', 'A5', 'A7', 'A6B', '6', '!6'])('refuse what is not six ports: %s', (text) => {
    expect(() => decodeRuns(text, 6)).toThrow(RangeError);
  });
});
