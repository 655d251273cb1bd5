import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';
import type { Entry } from '@/packages/portolan/src/portolan';
import { FACTS, listen, rows } from './check.fixture';
import { type Collision, collisionsIn, MOST_COMPARED, MOST_TOLD } from './collisions';
import { askedOf, bearsName, nameKeys } from './names';
import type { Row } from './rows';
import { indexFacts } from './who';

const NAMES = ['', 'nginx', 'dockerd', 'node'] as const;
const ADDRESSES = ['0.0.0.0', '127.0.0.1', '10.0.0.1'] as const;

const entry = fc.record({
  kind: fc.constantFrom('ss', 'docker', 'compose', 'netsh'),
  meaning: fc.constantFrom('listening', 'bound', 'published', 'excluded', 'open', 'number'),
  transport: fc.constantFrom('tcp', 'udp', null),
  port: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 9 }),
  width: fc.integer({ min: 0, max: 3 }),
  owner: fc.constantFrom('web', 'web-1', null),
  target: fc.constantFrom([80, 80], null),
  address: fc.constantFrom(...ADDRESSES, null),
  programs: fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      pid: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    { maxLength: 2 },
  ),
});

/** Rows of every kind on a few ports, so that most of them meet. */
const anyRows = fc.array(entry, { maxLength: 12 }).map((entries) =>
  entries.map(({ width, address, ...said }, at): Row => {
    const portEnd = said.port === null ? null : said.port + width;
    return {
      ...{ key: String(at), lines: [at + 1], programs: said.programs },
      ...{ addresses: address === null ? [] : [address] },
      exposure: address === null ? null : address === '0.0.0.0' ? 'any' : 'specific',
      entry: { ...said, portEnd, line: at + 1 } as unknown as Entry,
    };
  }),
);

/** Each two of them held against each other alone. */
function everyPair(all: readonly Row[]): Collision[] {
  const sorted = all
    .filter(({ entry: { port } }) => port !== null)
    .sort((a, b) => a.entry.port! - b.entry.port!);
  return sorted.flatMap((two, at) =>
    sorted.slice(0, at).flatMap((one) => collisionsIn([one, two]).told),
  );
}

describe(`collisions, whatever the rows (${FUZZ_SEED})`, () => {
  it('of few rows are all told, as each two of them alone', () => {
    fc.assert(
      fc.property(anyRows, (all) => {
        expect(collisionsIn(all)).toEqual({ told: everyPair(all), more: 0 });
      }),
      fuzzBudget(500),
    );
  });

  it('of many are the first of each kind, and how many there are', async () => {
    const compose = Array.from({ length: 60 }, (_, at) => [`  w${at}:`, '    ports: ["5:5"]']);
    const udp = Array.from({ length: 40 }, (_, at) =>
      listen('*:9', `p${at}`, at).replace('tcp LISTEN', 'udp UNCONN'),
    );
    const found = await rows('services:', ...compose.flat(), '', ...udp);
    const { told, more } = collisionsIn(found);
    const all = everyPair(found);
    const first = (kind: Collision['kind']) =>
      all.filter((one) => one.kind === kind).slice(0, MOST_TOLD);
    expect(told).toEqual([...first('taken'), ...first('shared')]);
    expect(told).toHaveLength(2 * MOST_TOLD);
    expect(told.length + more).toBe(all.length);
  });

  it('take no more steps for ten times the rows', () => {
    const steps = (count: number) => {
      let asked = 0;
      const all = Array.from({ length: count }, (_, at): Row => {
        const said = {
          ...{ line: at, kind: 'compose', port: 1, portEnd: 65_535, owner: `w${at}` },
          ...{ target: null, meaning: 'published' },
        };
        return {
          ...{ key: String(at), lines: [at], addresses: [], exposure: null, programs: [] },
          entry: {
            ...said,
            get transport() {
              asked += 1;
              return null;
            },
          } as unknown as Entry,
        };
      });
      const { told, more } = collisionsIn(all);
      expect(told).toHaveLength(MOST_TOLD);
      expect(more).toBeGreaterThan(0);
      return asked;
    };
    expect(steps(2_000)).toBeLessThanOrEqual(2 * MOST_COMPARED);
    expect(steps(20_000)).toBeLessThanOrEqual(2 * MOST_COMPARED);
  });
});

describe(`facts that are looked up (${FUZZ_SEED})`, () => {
  const port = fc.integer({ min: 1, max: 8 });
  const span = fc.tuple(port, fc.integer({ min: 0, max: 3 })).map(([start, wide]) => {
    return [start, start + wide] as const;
  });
  const name = fc.constantFrom('ab', 'abd', 'ab-server', 'abserver', 'abcdefghijklmnopq', 'b', '');

  it('are on a port as if all had been looked through', () => {
    fc.assert(
      fc.property(fc.array(span), port, (spans, at) => {
        const services = spans.map(([start, end]) => [start, end, 1, 'x'] as const);
        const reports = spans.map((one) => ({ ...FACTS.reports[0]!, span: one }));
        const index = indexFacts({ ...FACTS, services, reports });
        const expected = spans.flatMap(([start, end], place) =>
          start <= at && at <= end ? [place] : [],
        );
        expect(index.servicesOn(at)).toEqual(expected);
        expect(index.reportsOn(at)).toEqual(expected);
      }),
      fuzzBudget(200),
    );
  });

  it('bear a program’s name as if all had been looked through', () => {
    const program = fc.constantFrom(
      'abd',
      'ab',
      'abdd',
      'ab-server',
      'abcdefghi',
      'abcdefghijklmno',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), program, (names, asked) => {
        const software = names.map(([slug, label]) => [slug, label, [], 'known'] as const);
        const at = names.findIndex((own) => bearsName(askedOf(asked), nameKeys(own)));
        expect(indexFacts({ ...FACTS, software, reports: [] }).named(asked) ?? -1).toBe(at);
      }),
      fuzzBudget(300),
    );
  });
});
