import { beforeAll, describe, expect, it } from 'vitest';

import { parseRelease } from '@/lib/iana/parse/release';
import type { RegistryRow } from '@/lib/iana/row';
import { SHIPPED_RELEASES, readShippedRelease } from '@/lib/iana/shipped-releases';
import { deassignment, isDeassigned } from '@/lib/ports/rules/deassigned';
import { reasonFor } from '@/lib/ports/rules/reason';
import { aliasTarget, groupServices } from '@/lib/ports/rules/services';
import { rowKind, rowsCovering, rowsFor, statusFor, statusOf } from '@/lib/ports/rules/status';
import { statusTable } from '@/lib/ports/rules/status-table';
import { unauthorizedIndex } from '@/lib/ports/rules/unauthorized';
import type { Transport } from '@/lib/ports/types';
import { PORT_COUNT, TRANSPORTS } from '@/lib/ports/types';

let releases: (readonly RegistryRow[])[];
let rows: readonly RegistryRow[];
/** The rows that cover each port, found without the code under test. */
let coveringByPort: RegistryRow[][];

beforeAll(() => {
  releases = SHIPPED_RELEASES.map((name) => {
    const parsed = parseRelease(readShippedRelease(name));
    if (!parsed.ok) throw parsed.error;
    return parsed.release.rows;
  });
  rows = releases.at(-1) ?? [];
  coveringByPort = Array.from({ length: PORT_COUNT }, () => []);
  for (const row of rows) {
    if (row.portStart === null || row.portEnd === null) continue;
    for (let port = row.portStart; port <= row.portEnd; port += 1) coveringByPort[port]?.push(row);
  }
});

function at(port: number): RegistryRow[] {
  return coveringByPort[port] ?? [];
}

function statuses(port: number): string {
  return TRANSPORTS.map((transport) => statusFor(at(port), port, transport)).join(' ');
}

function names(port: number, transport: Transport): readonly string[] {
  return statusTable(at(port)).primaryNames(port, transport);
}

describe('the status of every port', () => {
  it('counts as the design does', () => {
    const counts = releases.map((release) => {
      const table = statusTable(release);
      return (['assigned', 'reserved', 'unassigned'] as const).map((status) => table.count(status));
    });
    expect(counts).toEqual([
      [6_341, 81, 42_730],
      [6_347, 81, 42_724],
      [6_350, 81, 42_721],
    ]);
    const table = statusTable(rows);
    expect(TRANSPORTS.map((transport) => table.count('assigned', transport))).toEqual([
      6_148, 5_756, 88, 9,
    ]);
    expect([table.count('unlisted'), table.count('dynamic')]).toEqual([0, 16_384]);
    expect([table.count('unlisted', 'tcp'), table.count('unlisted', 'udp')]).toEqual([17, 19]);
  });

  it('is the same in the table as by the definition', () => {
    const table = statusTable(rows);
    const wrong: string[] = [];
    for (let port = 0; port < PORT_COUNT; port += 1) {
      const covering = at(port);
      if (table.status(port) !== statusOf(covering, port)) wrong.push(`${port}`);
      for (const transport of TRANSPORTS) {
        const deciding = rowsFor(covering, port, transport);
        const assigned = deciding.filter((row) => rowKind(row) === 'assigned');
        const expected = groupServices(assigned).map((service) => service.name);
        if (table.status(port, transport) !== statusFor(covering, port, transport))
          wrong.push(`${port}/${transport}`);
        if (table.primaryNames(port, transport).join() !== expected.join())
          wrong.push(`${port}/${transport} names`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('needs nothing but the rows that cover the port', () => {
    for (const port of [0, 80, 3322, 6003, 7775, 7997, 10397, 49151, 49152, 65535]) {
      expect(rowsCovering(rows, port)).toEqual(rowsCovering(at(port), port));
    }
  });

  it.each([
    [0, 'reserved reserved unlisted unlisted'],
    [80, 'assigned assigned assigned unlisted'],
    [465, 'assigned assigned unlisted unlisted'],
    [3000, 'assigned assigned unlisted unlisted'],
    [3322, 'assigned assigned unlisted unlisted'],
    [5349, 'assigned assigned unlisted unlisted'],
    [7775, 'assigned reserved unlisted unlisted'],
    [8010, 'reserved reserved reserved reserved'],
    [10397, 'unassigned unassigned unassigned unassigned'],
    [11434, 'assigned reserved unlisted unlisted'],
    [49151, 'reserved reserved reserved reserved'],
    [49152, 'dynamic dynamic dynamic dynamic'],
  ])('of %i on TCP, UDP, SCTP and DCCP is %s', (port, expected) => {
    expect(statuses(port)).toBe(expected);
  });

  it('comes with a reason', () => {
    const reason = (port: number, transport: Transport) => reasonFor(at(port), port, transport);
    expect(reason(80, 'tcp')).toMatchObject({
      code: 'named',
      names: ['http'],
      services: [{ aliases: [{ name: 'www' }, { name: 'www-http' }] }],
    });
    expect(reason(3000, 'tcp')).toMatchObject({
      code: 'named',
      names: ['hbci'],
      recordedUses: ['remoteware-cl'],
    });
    expect(reason(3322, 'udp')).toMatchObject({
      code: 'transport-null-row',
      names: ['active-net'],
      start: 3322,
      end: 3325,
    });
    expect(reason(3322, 'sctp')).toEqual({ code: 'no-row' });
    expect(reason(2, 'tcp')).toMatchObject({ code: 'reserved-row', deassigned: true });
    expect(reason(24, 'tcp')).toMatchObject({
      code: 'unknown-row',
      row: { description: 'any private mail system' },
    });
    expect(reason(10397, 'tcp')).toMatchObject({
      code: 'range-unassigned',
      start: 10322,
      end: 10438,
    });
    expect(reason(50000, 'udp')).toEqual({ code: 'dynamic-range' });
  });
});

describe('several names on one port', () => {
  it('are one service where aliases are declared, else several', () => {
    const groups = new Map<string, RegistryRow[]>();
    for (const row of rows) {
      if (row.serviceName === null || row.portStart === null) continue;
      const key = `${row.portStart}-${row.portEnd}/${row.transport}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const shared = [...groups].filter(([, named]) => named.length > 1);
    const withAlias = shared.filter(([, named]) => named.some((row) => aliasTarget(row) !== null));
    const several = shared.filter(([, named]) => groupServices(named).length > 1);
    expect([shared.length, withAlias.length, several.length]).toEqual([226, 186, 40]);
    expect(new Set(several.map(([key]) => key.split('/')[0])).size).toBe(23);
  });

  it('keep the order of the registry', () => {
    expect(names(465, 'tcp')).toEqual(['urd', 'submissions']);
    expect(names(5349, 'udp')).toEqual(['stuns', 'turns', 'stun-behaviors']);
    expect(names(63, 'tcp')).toEqual(['whoispp']);
  });
});

describe('what notes say', () => {
  it('finds 44 de-assigned rows on 30 ports, with who held them where it is told', () => {
    const deassigned = rows.filter(isDeassigned);
    expect(deassigned).toHaveLength(44);
    expect(new Set(deassigned.map((row) => row.portStart)).size).toBe(30);
    const told = (port: number) => at(port).map(deassignment).find(Boolean);
    expect(told(2)).toEqual({ date: '2025-02-13', previousName: 'compressnet' });
    expect(told(831)).toEqual({ date: null, previousName: 'NETCONF over BEEP' });
    expect(told(2693)).toEqual({ date: '2004-02-06', previousName: null });
    expect(told(3980)).toEqual({ date: '2020-12-29', previousName: 'acms' });
    expect(told(44323)).toEqual({ date: null, previousName: 'pcp' });
    expect(told(3001)).toBeUndefined();
  });

  it('finds 13 recorded uses on 7 ports', () => {
    const recorded = rows.filter((row) => rowKind(row) === 'recorded-use');
    expect([recorded.length, new Set(recorded.map((row) => row.portStart)).size]).toEqual([13, 7]);
  });

  it('marks unauthorised use of 176 ports by the numbers in the text, not of the 1,803 that the rows cover', () => {
    const index = unauthorizedIndex(rows);
    expect(index.size).toBe(176);
    const covered = new Set(
      coveringByPort.flatMap((covering, port) =>
        covering.some((row) => row.unauthorizedUse) ? [port] : [],
      ),
    );
    expect(covered.size).toBe(1_803);
    expect([6000, 6003, 6063].map((port) => index.has(port))).toEqual([false, true, false]);
    expect(index.get(7011)?.map((row) => row.portStart)).toEqual([7011, 7011, 7012, 7012]);
    expect(index.has(7012)).toBe(false);
    expect(index.get(8010)?.map((row) => row.unauthorizedUse)).toEqual(['yes']);
  });
});
