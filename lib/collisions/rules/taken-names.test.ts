import { expect, it } from 'vitest';
import type { Facts } from '@/lib/check/types';
import { catalogueOf, softwareAt } from './taken';

const FACTS: Facts = {
  release: '2026-08-17',
  services: [[3389, 3389, 1, 'rdp']],
  profiles: { rdp: { names: {}, programs: ['Echo'], transports: [] } },
  software: [
    ['aaa', 'Aaa', ['Echo'], 'special'],
    ['echo', 'Echo', [], 'known'],
  ],
  reports: [],
} as never;

it('a service that a profile says Echo implements is Echo’s alone, also where ports are compared', () => {
  const catalogue = catalogueOf(FACTS);
  expect([0, 1].map((at) => softwareAt(at, catalogue)?.uses.length)).toEqual([0, 1]);
});
