import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignmentRows } from '@/lib/ports/rules/rows.arbitrary';
import { rowKind, rowsCovering, rowsFor, statusFor, statusOf } from '@/lib/ports/rules/status';
import { statusTable } from '@/lib/ports/rules/status-table';
import type { AssignmentRow } from '@/lib/ports/types';
import { PORT_COUNT, TRANSPORTS } from '@/lib/ports/types';

function row(ports: number | [number, number], fields: Partial<AssignmentRow> = {}): AssignmentRow {
  const [portStart, portEnd] = typeof ports === 'number' ? [ports, ports] : ports;
  return {
    serviceName: null,
    portStart,
    portEnd,
    transport: null,
    description: 'Unassigned',
    notes: null,
    ...fields,
  };
}

const PORTS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 49149, 49150, 49151, 49152, 49153, 49154, 49155, 65534, 65535,
];

describe('the kind of a row', () => {
  it.each([
    [{ serviceName: 'hbci' }, 'assigned'],
    [
      { serviceName: 'x', notes: 'This entry records an unassigned but widespread use' },
      'recorded-use',
    ],
    [
      { serviceName: 'stun-behaviors', description: 'Reserved for a future enhancement' },
      'assigned',
    ],
    [{ description: 'Unassigned [was netstat]' }, 'unassigned'],
    [{ description: '(unassigned) Possibly assigned' }, 'unassigned'],
    [{ description: 'Reserved - IANA' }, 'reserved'],
    [{ description: 'IANA Reserved' }, 'reserved'],
    [{ description: 'any private mail system' }, 'unknown'],
  ] as const)('%j is %s', (fields, kind) => {
    expect(rowKind(row(1, fields))).toBe(kind);
  });
});

describe('the rows of a port', () => {
  it('leave out Unassigned ranges where a row of its own covers the port', () => {
    const rows = [row([7770, 7776]), row(7775, { serviceName: 'inetfs', transport: 'tcp' })];
    expect(rowsCovering(rows, 7775)).toEqual([rows[1]]);
    expect(rowsCovering(rows, 7774)).toEqual([rows[0]]);
    expect(statusFor(rows, 7775, 'udp')).toBe('unlisted');
  });

  it('keep a range that is reserved or named', () => {
    const rows = [
      row([1, 9], { description: 'Reserved' }),
      row(5, { serviceName: 'a', transport: 'tcp' }),
    ];
    expect(statusFor(rows, 5, 'udp')).toBe('reserved');
  });

  it('on a transport are those that name it, else those without one', () => {
    const rows = [
      row(5, { description: 'Reserved' }),
      row(5, { serviceName: 'a', transport: 'tcp' }),
    ];
    expect(rowsFor(rows, 5, 'tcp')).toEqual([rows[1]]);
    expect(rowsFor(rows, 5, 'udp')).toEqual([rows[0]]);
  });

  it('count a name without a transport for TCP and UDP only', () => {
    const rows = [row(5, { serviceName: 'a' })];
    expect(TRANSPORTS.map((transport) => statusFor(rows, 5, transport))).toEqual([
      'assigned',
      'assigned',
      'unlisted',
      'unlisted',
    ]);
  });

  it('of which the narrowest decide', () => {
    const rows = [
      row([1, 9], { serviceName: 'wide', transport: 'tcp' }),
      row(5, { description: 'Reserved', transport: 'tcp' }),
    ];
    expect(statusFor(rows, 5, 'tcp')).toBe('reserved');
    expect(statusFor(rows, 6, 'tcp')).toBe('assigned');
  });
});

describe('the status of a port', () => {
  it('without any row is unlisted, from 49152 on dynamic', () => {
    expect([6890, 49151, 49152].map((port) => statusOf([], port))).toEqual([
      'unlisted',
      'unlisted',
      'dynamic',
    ]);
  });

  it('of a recorded use is reserved, beside an assignment assigned', () => {
    const recorded = row(5, {
      serviceName: 'b',
      transport: 'tcp',
      notes: 'an unassigned but widespread use',
    });
    expect(statusFor([recorded], 5, 'tcp')).toBe('reserved');
    expect(statusFor([recorded, row(5, { serviceName: 'a', transport: 'tcp' })], 5, 'tcp')).toBe(
      'assigned',
    );
  });

  it('is the first of assigned, reserved and unassigned over the transports', () => {
    const rows = [
      row(5, { transport: 'tcp' }),
      row(5, { transport: 'udp', description: 'Reserved' }),
    ];
    expect(statusOf(rows, 5)).toBe('reserved');
    expect(statusOf([row(5, { transport: 'tcp' })], 5)).toBe('unassigned');
  });

  it('depends on the rows that cover the port and on no others', () => {
    fc.assert(
      fc.property(
        assignmentRows,
        fc.constantFrom(...PORTS),
        fc.constantFrom(...TRANSPORTS),
        (rows, port, transport) => {
          const covering = rows.filter(
            (one) => one.portStart !== null && one.portStart <= port && port <= (one.portEnd ?? -1),
          );
          expect(statusFor(rows, port, transport)).toBe(statusFor(covering, port, transport));
          expect(statusOf(rows, port)).toBe(statusOf(covering, port));
        },
      ),
    );
  });
});

describe('the table of all ports', () => {
  it('says what the definition says', () => {
    fc.assert(
      fc.property(assignmentRows, (rows) => {
        const table = statusTable(rows);
        for (const port of PORTS) {
          expect(table.status(port)).toBe(statusOf(rows, port));
          for (const transport of TRANSPORTS) {
            expect(table.status(port, transport)).toBe(statusFor(rows, port, transport));
            const assigned = rowsFor(rows, port, transport).filter(
              (one) => rowKind(one) === 'assigned',
            );
            expect(table.allNames(port, transport)).toEqual(assigned.map((one) => one.serviceName));
          }
        }
      }),
    );
  });

  it('keeps the names of overlapping ranges in the order of the rows', () => {
    const later = row([1, 3], { serviceName: 'listed-first', transport: 'tcp' });
    const earlier = row([0, 2], { serviceName: 'listed-second', transport: 'tcp' });
    expect(statusTable([later, earlier]).allNames(1, 'tcp')).toEqual([
      'listed-first',
      'listed-second',
    ]);
  });

  it('has every port once', () => {
    const table = statusTable([]);
    expect(table.count('unlisted') + table.count('dynamic')).toBe(PORT_COUNT);
    expect(() => table.status(65536)).toThrow(RangeError);
    expect(() => table.status(-1, 'tcp')).toThrow(RangeError);
  });
});
