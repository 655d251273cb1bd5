import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PickTable } from '@/lib/pick/rules/table';
import type { ChosenSoftware } from '@/lib/collisions/types';
import { EMPTY_TABLE, SETTING, software, use } from './collisions.fixture';
import { meetingsOf, usesOf } from './meetings';
import { collisionsOf } from './moves';

const moved = (set: readonly ChosenSoftware[], table: PickTable = EMPTY_TABLE) =>
  collisionsOf(set, table).moves.map(({ software: { slug }, start, to }) => [slug, start, to]);

describe('who meets whom', () => {
  it('is told by port and transport, alike neighbours once', () => {
    const set = [
      software('a', use(8000, { end: 8010, transports: ['tcp', 'udp'] })),
      software('b', use(8005, { end: 8006 })),
      software('c', use(8006, { transports: ['udp'] }), use(9000)),
    ];
    const told = meetingsOf(set).map(({ start, end, transports, parties, sure }) => [
      ...[start, end, transports.join('/'), parties.map(({ slug }) => slug).join(), sure],
    ]);
    expect(told).toEqual([
      [8005, 8006, 'tcp', 'a,b', true],
      [8006, 8006, 'udp', 'a,c', true],
    ]);
  });

  it('is one place where the same ones meet on both transports', () => {
    const both = { transports: ['tcp', 'udp'] as const };
    const [meeting, ...more] = meetingsOf([
      software('a', use(53, both)),
      software('b', use(53, both)),
    ]);
    expect(meeting?.transports).toEqual(['tcp', 'udp']);
    expect(more).toEqual([]);
  });

  it('is nobody on different transports, and no software meets itself', () => {
    expect(
      meetingsOf([
        software('a', use(53), use(53, { end: 54 })),
        software('b', use(53, { transports: ['udp'] })),
      ]),
    ).toEqual([]);
  });

  it('is not sure where one is off at first', () => {
    const set = [software('a', use(53)), software('b', use(53, { sure: false }))];
    expect(meetingsOf(set)[0]?.sure).toBe(false);
    expect(moved(set)).toEqual([]);
  });
});

describe('the moves', () => {
  it('are as few as there can be: one in the middle instead of both at its sides', () => {
    const wide = use(8000, { end: 8009 });
    expect(
      moved([software('a', use(8001)), software('b', wide), software('c', use(8008))]),
    ).toEqual([['b', 8000, 8010]]);
  });

  it('leave one where it is, and give each of the others a port of its own', () => {
    const set = ['a', 'b', 'c'].map((slug) => software(slug, use(3000)));
    const to = moved(set).map(([, , port]) => port);
    expect(to).toHaveLength(2);
    expect(new Set(to).size).toBe(2);
  });

  it('move what can be moved, and leave what is official or well known', () => {
    const fixed = use(3000, { settings: [] });
    expect(moved([software('a', fixed), software('b', use(3000))])).toEqual([['b', 3000, 3001]]);
    expect(
      moved([software('a', use(3000)), software('b', use(3000, { role: 'official' }))])[0]?.[0],
    ).toBe('a');
    const common = { ...software('b', use(3000)), commonness: 'everyone' as const };
    expect(moved([software('a', use(3000)), common])[0]?.[0]).toBe('a');
    expect(moved([common, software('a', use(3000))])[0]?.[0]).toBe('a');
  });

  it('keep off what others in the set take, or what somebody holds', () => {
    const set = [software('a', use(3000)), software('b', use(3000)), software('c', use(3001))];
    const held = {
      start: 3002,
      end: 3002,
      transports: ['tcp'] as const,
      grade: 'confirmed' as const,
    };
    const table = new PickTable([], [{ ...held, software: { slug: 'x', name: 'X' } }]);
    expect(moved(set, table)[0]?.[2]).toBe(3003);
  });

  it('say the setting with the new port in it', () => {
    const set = [software('a', use(3000)), software('b', use(3000, { role: 'official' }))];
    expect(collisionsOf(set, EMPTY_TABLE).moves[0]?.settings).toEqual([
      { ...SETTING, line: '--port 3001' },
    ]);
  });

  const anySet = fc.array(
    fc.array(
      fc.record({
        start: fc.integer({ min: 1, max: 12 }),
        more: fc.integer({ min: 0, max: 3 }),
        transports: fc.subarray(['tcp', 'udp'] as const, { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    { maxLength: 4 },
  );
  type Drawn = typeof anySet extends fc.Arbitrary<infer Value> ? Value : never;
  const built = (drawn: Drawn) =>
    drawn.map((uses, at) =>
      software(
        `s${at}`,
        ...uses.map(({ start, more, transports }) => use(start, { end: start + more, transports })),
      ),
    );
  type Owned = ReturnType<typeof usesOf>[number];
  const meet = (one: Owned, two: Owned) =>
    one.owner !== two.owner &&
    one.use.start <= two.use.end &&
    two.use.start <= one.use.end &&
    one.use.transports.some((transport) => two.use.transports.includes(transport));

  it('are as few as trying every choice finds', () => {
    fc.assert(
      fc.property(anySet, (drawn) => {
        const set = built(drawn);
        const uses = usesOf(set);
        let fewest = Infinity;
        for (let choice = 0; choice < 2 ** uses.length; choice += 1) {
          const stay = uses.filter((_, at) => (choice & (1 << at)) === 0);
          if (uses.length - stay.length >= fewest) continue;
          if (!stay.some((one) => stay.some((two) => meet(one, two))))
            fewest = uses.length - stay.length;
        }
        expect(collisionsOf(set, EMPTY_TABLE).moves).toHaveLength(fewest);
      }),
      { numRuns: 60 },
    );
  });
});

describe('more plans than can be followed', () => {
  it('still end with a set in which nobody meets, and with no move too many', () => {
    const transports = ['tcp', 'udp', 'sctp', 'dccp'] as const;
    // Of each transport any one of fifty may stay, or none: 51⁴ plans.
    const set = Array.from({ length: 50 }, (_, at) =>
      software(`s${at}`, ...transports.map((one) => use(9000, { transports: [one] }))),
    );
    const { moves } = collisionsOf(set, EMPTY_TABLE);
    expect(moves).toHaveLength(49 * 4);
    for (const one of transports)
      expect(moves.filter((move) => move.transports.includes(one))).toHaveLength(49);
  });
});
