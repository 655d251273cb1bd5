import fc from 'fast-check';
import { PickTable } from '@/lib/pick/rules/table';
import { INCLUDES, type PickAsk, type PickRun, type PickUse } from '@/lib/pick/types';
import { PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import { GRADES } from '@/lib/reports/types';

/** The ports that everything below is about: few, so that runs, uses and wishes meet; about 1024 a fact begins. */
export const FIRST = 1_000;
export const LAST = 1_047;

const port = fc.integer({ min: FIRST, max: LAST });
const span = fc.tuple(port, port).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const status = fc.constantFrom(...PORT_STATUSES);

const use: fc.Arbitrary<PickUse> = fc
  .record({
    at: fc.oneof({ weight: 4, arbitrary: port.map((n) => ({ start: n, end: n })) }, span),
    isWide: fc.boolean(),
    grade: fc.constantFrom(...GRADES),
    transports: fc.subarray([...TRANSPORTS], { minLength: 1 }),
  })
  .map(({ at, isWide, grade, transports }) => ({
    start: at.start,
    end: isWide ? at.start + 100 : at.end,
    ...{ grade, transports },
    software: { slug: grade, name: grade },
  }));

const runs: fc.Arbitrary<PickRun[]> = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      statuses: fc.record({ tcp: status, udp: status, sctp: status, dccp: status }),
      names: fc.subarray(['a', 'b']),
    }),
  )
  .map((parts) => {
    let next = FIRST;
    return parts.map(({ size, ...rest }) => {
      const start = next;
      next += size;
      return { start, end: next - 1, ...rest };
    });
  });

/** What a table is made of. */
export const pickParts = fc.tuple(runs, fc.array(use, { maxLength: 12 }));

export const pickTable = pickParts.map(([some, uses]) => new PickTable(some, uses));

export const pickAsk: fc.Arbitrary<PickAsk> = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  transport: fc.constantFrom(null, ...TRANSPORTS),
  range: fc.oneof(span, fc.constant({ start: FIRST, end: LAST })),
  near: fc.option(port),
  run: fc.integer({ min: 1, max: 5 }),
  seed: fc.constantFrom('', 'one', 'two'),
  avoid: fc
    .array(port, { maxLength: 6 })
    .map((ports) => [...new Set(ports)].sort((a, b) => a - b).map((n) => ({ start: n, end: n }))),
  include: fc.constantFrom(null, null, ...INCLUDES),
});
