import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAULTS, isClean, type Round, scheduleOf, tableOf, unclearLines } from './rounds';

it('every fault comes before any comes again, in an order that the seed decides', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.string(), (count, seed) => {
      const schedule = scheduleOf(count, seed);
      expect(schedule).toHaveLength(count);
      expect(schedule).toEqual(scheduleOf(count, seed));
      for (let at = 0; at + FAULTS.length <= count; at += FAULTS.length)
        expect(new Set(schedule.slice(at, at + FAULTS.length)).size).toBe(FAULTS.length);
    }),
  );
  const orders = ['a', 'b', 'c', 'd'].map((seed) => scheduleOf(FAULTS.length, seed).join());
  expect(new Set(orders).size).toBeGreaterThan(1);
});

const clean: Round = {
  ...{ fault: 'server killed', acknowledged: 160, lost: [], broken: [], unclear: [] },
  backMs: 1500,
};

it('the table sums rounds up by fault, and all of them', () => {
  const rounds: Round[] = [
    clean,
    { ...clean, backMs: 2_340, lost: ['a vote'] },
    { ...clean, fault: 'import cut', acknowledged: 40, unclear: ['    at x (y:1:2)'] },
  ];
  expect(tableOf(rounds)).toEqual([
    'fault          rounds  acts  lost  broken  unclear lines  back after, at most',
    'server killed       2   320     1       0              0                2.3 s',
    'import cut          1    40     0       0              1                1.5 s',
    'all                 3   360     1       0              1                2.3 s',
  ]);
  expect(rounds.map(isClean)).toEqual([true, false, false]);
});

it.each([
  '    at connect (/srv/portolan/lib/platform/db.ts:34:12)',
  '    at async Promise.all (index 0)'.replace('index 0', 'file:1'),
  'TypeError: nothing is there',
  'Node.js v22.1.0',
  '  errno: -111,',
  'Portolan: unexpected error: ECONNREFUSED (DEBUG=portolan shows where)',
])('%s is no clear message', (line) => {
  expect(unclearLines(`The server is back.\n${line}\n`)).toEqual([line]);
});

it.each([
  'The database has stopped; starting it again.',
  '2026-11-30T00:00:00.000Z error database-connection-lost error="terminating connection: 57P01"',
  'Starting it again: the server ended by itself (SIGKILL).',
])('%s is', (line) => {
  expect(unclearLines(line)).toEqual([]);
});
