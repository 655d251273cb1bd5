import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeNames, encodeNames, namesAt, type NamedPorts } from './names';

const name = fc.stringMatching(/^[\w+*/.-]{1,12}( [\w+*/.-]{1,12})?$/);
const entry = fc.record({
  gap: fc.oneof(fc.constant(0), fc.nat(500)),
  length: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 })),
  official: fc.array(name, { maxLength: 3 }),
  practice: fc.array(name, { maxLength: 2 }),
  more: fc.nat(40),
});
const entries = fc.array(entry, { maxLength: 40 }).map((given) => {
  let next = 0;
  return given.flatMap(({ gap, length, official, practice, more }): NamedPorts[] => {
    if (official.length === 0 && practice.length === 0) return [];
    const start = next + gap;
    const end = start + length - 1;
    next = end + 1;
    const uses = practice.length === 0 ? 0 : practice.length + more;
    return [{ start, end, official, practice, uses }];
  });
});

describe('the names of ports', () => {
  it('are one line each, and what can be left out is', () => {
    expect(
      encodeNames([
        { start: 0, end: 0, official: [], practice: ['A b'], uses: 1 },
        { start: 1, end: 1, official: ['tcpmux'], practice: [], uses: 0 },
        { start: 80, end: 82, official: ['http', 'www'], practice: ['nginx'], uses: 40 },
      ]),
    ).toBe(' \tA b\n tcpmux\n26+2*14 http\twww\t\tnginx');
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(entries, (given) => {
        expect(decodeNames(encodeNames(given))).toEqual(given);
      }),
    );
  });

  it('are found by each of their ports, and by no other', () => {
    fc.assert(
      fc.property(entries, fc.nat(2_000), (given, port) => {
        const holds = given.find(({ start, end }) => start <= port && port <= end);
        expect(namesAt(given, port)).toBe(holds);
      }),
    );
  });

  it('keep their lines where a name has a tab or a line end', () => {
    const [read] = decodeNames(
      encodeNames([{ start: 5, end: 5, official: [], practice: ['a\tb\nc'], uses: 1 }]),
    );
    expect(read?.practice).toEqual(['a b c']);
  });
});
