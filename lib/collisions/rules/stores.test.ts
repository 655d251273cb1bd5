import { describe, expect, it } from 'vitest';
import type { Store, StoreLine } from '@/lib/collisions/store-types';
import { STORES } from '@/lib/collisions/stores';
import { clashesBetween, clashesWithin, countNodePorts, isSameApp, pairsOf } from './stores';

const store = (...lines: StoreLine[]): Store => ({
  ...{ key: 'x', name: 'X', repository: 'https://x.example', commit: '', date: '', path: '' },
  lines,
});

describe('app stores as sets', () => {
  it('tells apps that are one program from those that are not', () => {
    expect(isSameApp('n8n', 'n8n-2')).toBe(true);
    expect(isSameApp('n8n-2', 'n8n')).toBe(true);
    expect(isSameApp('watch-your-lan', 'watchyourlan')).toBe(true);
    expect(isSameApp('overseerr', 'seerr')).toBe(true);
    expect(isSameApp('electrs', 'electrumx')).toBe(false);
    expect(isSameApp('kuma', 'kumatool')).toBe(false);
  });

  it('finds ports of different programs, and leaves out those of one', () => {
    const a = store(['one', 80, 'p'], ['two', 81, 'p'], ['six', 90, 'p'], ['two', 81, 'q']);
    const b = store(['three', 81, 'p'], ['one', 80, 'p'], ['six-vpn', 90, 'p'], ['four', 82, 'p']);
    expect(clashesBetween(a, b)).toEqual([{ port: 81, apps: ['two'], others: ['three'] }]);
    expect(clashesWithin(a)).toEqual([]);
    expect(clashesWithin(store(['b', 5, ''], ['a', 5, ''], ['c', 4, '']))).toEqual([
      { port: 5, apps: ['b', 'a'], others: [] },
    ]);
  });

  it('counts what lies in the range of NodePort, its ends too', () => {
    const ports = [29_999, 30_000, 32_767, 32_768];
    expect(countNodePorts(store(...ports.map((port): StoreLine => ['a', port, 'p'])))).toBe(2);
  });

  it('says what the shipped data says', () => {
    const [umbrel, runtipi, truenas] = STORES as [Store, Store, Store];
    expect(pairsOf(STORES)).toHaveLength(3);
    expect(STORES.map(({ key, lines }) => [key, lines.length])).toEqual([
      ['umbrel', 391],
      ['runtipi', 267],
      ['truenas', 628],
    ]);
    expect(clashesBetween(umbrel, runtipi)).toHaveLength(58);
    expect(countNodePorts(truenas)).toBe(521);
  });
});
