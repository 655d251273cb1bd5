import { describe, expect, it } from 'vitest';
import { COMMUNITY_VALUES, type Layer } from '@/lib/chart/types';
import type { PortStatus } from '@/lib/ports/types';
import { inReadingOrder, type Ordered } from '@/lib/reports/rules/order';
import { GRADES } from '@/lib/reports/types';
import {
  communityLayer,
  namedPorts,
  releaseLayer,
  type StatusRun,
  transportLayer,
  yearLayer,
} from './layers';

const at = ({ values, cells }: Layer, port: number) => values[cells[port] ?? -1];

let ids = 0;
const report = (portStart: number, grade: string, more: Partial<Ordered> = {}): Ordered => ({
  ...{ id: (ids += 1), portStart, portEnd: portStart, grade, onByDefault: null, standing: 0 },
  software: { name: `Tool ${String(ids)}`, commonness: 'special' },
  ...more,
});

const run = (start: number, end: number, on: Partial<StatusRun> = {}): StatusRun => {
  const none: PortStatus = 'unassigned';
  const names: string[] = [];
  return { start, end, names, status: none, tcp: none, udp: none, sctp: none, dccp: none, ...on };
};

describe('the community’s layer', () => {
  it('has the grades in the order in which reports are read', () => {
    const read = inReadingOrder(GRADES.map((grade) => report(1, grade))).map(({ grade }) => grade);
    expect(COMMUNITY_VALUES).toEqual(['none', ...read]);
  });

  it('shows the grade of each port, and none elsewhere', () => {
    const layer = communityLayer([
      { grade: 'unverified', ports: [10] },
      { grade: 'confirmed', ports: [12, 11] },
    ]);
    expect([9, 10, 11, 12, 13].map((port) => at(layer, port))).toEqual([
      'none',
      'unverified',
      'confirmed',
      'confirmed',
      'none',
    ]);
  });
});

describe('the layer of transports', () => {
  const on: PortStatus = 'assigned';
  it.each([
    [{}, 'none'],
    [{ tcp: on }, 'tcp'],
    [{ udp: on }, 'udp'],
    [{ tcp: on, udp: on }, 'tcp-udp'],
    [{ tcp: on, sctp: on }, 'sctp'],
    [{ udp: on, dccp: on }, 'dccp'],
    [{ tcp: on, udp: on, sctp: on, dccp: on }, 'sctp-dccp'],
    [{ tcp: 'reserved' as const }, 'none'],
  ])('calls %j %s', (assigned, word) => {
    expect(at(transportLayer([run(0, 65_535, assigned)]), 7)).toBe(word);
  });
});

describe('the layer of years', () => {
  const runs = [run(0, 9), run(10, 20, { status: 'assigned' }), run(21, 65_535)];

  it('shows the oldest registration of an assigned port, and which have no date', () => {
    const layer = yearLayer(runs, [
      { start: 8, end: 12, registered: '2001-05' },
      { start: 11, end: 11, registered: '1998-02-03' },
      { start: 12, end: 12, registered: '2010-01' },
      { start: 13, end: 13, registered: null },
    ]);
    expect(layer.values).toEqual(['none', 'undated', '1998', '2001']);
    expect([9, 10, 11, 12, 13, 21].map((port) => at(layer, port))).toEqual([
      'none',
      '2001',
      '1998',
      '2001',
      'undated',
      'none',
    ]);
  });
});

describe('the layer of a release', () => {
  it('shows of several changes of a port the weightiest, whatever their order', () => {
    const changes = [
      { port: 5, type: 'text-changed' },
      { port: 5, type: 'assigned' },
      { port: 5, type: 'renamed' },
      { port: 6, type: 'de-assigned' },
    ] as const;
    for (const given of [changes, [...changes].reverse()]) {
      const layer = releaseLayer(given);
      expect([4, 5, 6].map((port) => at(layer, port))).toEqual([
        'unchanged',
        'assigned',
        'de-assigned',
      ]);
    }
  });
});

describe('the names of ports', () => {
  it('are told once for neighbours that have the same, and count the software', () => {
    const runs = [run(0, 9), run(10, 12, { names: ['x11'] }), run(13, 65_535)];
    const uses = [
      { port: 11, name: 'Gamma', uses: 3 },
      { port: 40, name: 'Alpha', uses: 1 },
      { port: 41, name: 'Alpha', uses: 1 },
    ];
    expect(namedPorts(runs, uses)).toEqual([
      { start: 10, end: 10, official: ['x11'], practice: [], uses: 0 },
      { start: 11, end: 11, official: ['x11'], practice: ['Gamma'], uses: 3 },
      { start: 12, end: 12, official: ['x11'], practice: [], uses: 0 },
      { start: 40, end: 41, official: [], practice: ['Alpha'], uses: 1 },
    ]);
  });
});
