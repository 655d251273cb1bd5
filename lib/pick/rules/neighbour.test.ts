import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strongestStatus } from '@/lib/ports/rules/status';
import { TRANSPORTS } from '@/lib/ports/types';
import { freeNeighbour } from './neighbour';
import { portReasons } from './reasons';
import { isWideUse, type PickTable } from './table';
import { FIRST, LAST, pickTable } from './table.arbitrary';

const GRADES = ['confirmed', 'supported', 'disputed', 'unverified'];

/** As the page of a port lists them. */
function neighboursOf(table: PickTable, port: number) {
  return Array.from({ length: 13 }, (_, at) => port - 6 + at).map((one) => ({
    port: one,
    status: strongestStatus(TRANSPORTS.map((transport) => table.status(one, transport))),
    practice:
      table.uses(one).find((use) => !isWideUse(use) && GRADES.includes(use.grade))?.software.name ??
      null,
  }));
}

describe('the next free neighbour', () => {
  it('is one that nobody holds by the rule of picks, but for what is official by now', () => {
    fc.assert(
      fc.property(pickTable, fc.integer({ min: FIRST + 6, max: LAST - 6 }), (table, port) => {
        const free = freeNeighbour(port, neighboursOf(table, port));
        if (free === null) return;
        fc.pre(table.uses(free).every(({ grade }) => grade !== 'now-official'));
        expect(portReasons(table, { transport: null, include: null }, free).hold).toBeNull();
      }),
    );
  });

  it('is the nearest, the higher of two', () => {
    const on = (port: number, practice: string | null = null) =>
      ({ port, status: 'unassigned', practice }) as const;
    expect(freeNeighbour(9000, [on(8999), on(9000), on(9001)])).toBe(9001);
    expect(freeNeighbour(9000, [on(8999), on(9000), on(9001, 'x')])).toBe(8999);
    expect(freeNeighbour(6664, [on(6662), on(6665)])).toBe(6662);
    expect(freeNeighbour(9000, [{ ...on(9001), status: 'reserved' }])).toBeNull();
  });
});
