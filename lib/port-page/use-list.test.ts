import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '@/lib/reports/types';
import { listUses, movableUses, needs } from './use-list';

const report = fc.record({
  role: fc.constantFrom(...ROLES),
  transports: fc.constantFrom<('tcp' | 'udp')[]>(['tcp'], ['udp'], ['tcp', 'udp']),
  gradeReason: fc.record({
    code: fc.constant('supported' as const),
    missing: fc.constantFrom<('confirmers' | 'source')[]>([], ['confirmers'], ['source']),
    sources: fc.constant(1),
    primarySources: fc.constant(1),
    contrary: fc.constant(0),
    confirm: fc.constant(0),
    dispute: fc.constant(0),
  }),
});
const reports = fc.array(report, { maxLength: 20 });

const use = (
  role: (typeof ROLES)[number],
  transports: ('tcp' | 'udp')[] = ['tcp'],
  missing: 'confirmers'[] = ['confirmers'],
) => ({
  role,
  transports,
  gradeReason: {
    ...{ code: 'supported' as const, sources: 1, primarySources: 1, contrary: 0 },
    ...{ confirm: 0, dispute: 0, missing },
  },
});

describe('the list of uses', () => {
  it('has every use once, the first five in their order, and in each group too', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const { shown, rest } = listUses(all);
        expect(shown).toEqual(all.slice(0, 5));
        const grouped = rest.flatMap((group) => group.reports);
        expect(new Set([...shown, ...grouped])).toEqual(new Set(all));
        expect(shown.length + grouped.length).toBe(all.length);
        for (const group of rest)
          expect([...group.reports].sort((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(
            group.reports,
          );
      }),
    );
  });

  it('groups by role from nine uses on, each role once, and none by another role', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const roles = listUses(all).rest.map(({ role }) => role);
        expect(new Set(roles).size).toBe(roles.length);
        expect(roles.every((role) => (role === null) === all.length <= 8)).toBe(true);
        for (const { role, reports: group } of listUses(all).rest)
          if (role !== null) expect(new Set(group.map((one) => one.role))).toEqual(new Set([role]));
      }),
    );
  });

  it('says the transports once where all have the same, and not of a single use', () => {
    expect(listUses([use('default'), use('malware')]).transports).toEqual(['tcp']);
    expect(listUses([use('default'), use('default', ['tcp', 'udp'])]).transports).toBeNull();
    expect(listUses([use('default')]).transports).toBeNull();
    expect(listUses([]).transports).toBeNull();
  });

  it('says once what two or more need to rise, and knows which those are', () => {
    const [risen, rising] = [use('default', ['tcp'], []), use('default')];
    expect(listUses([rising, risen]).missing).toBeNull();
    const { missing } = listUses([risen, rising, rising]);
    expect(missing).toEqual(['confirmers']);
    expect(needs(rising, missing)).toBe(true);
    expect(needs(risen, missing)).toBe(false);
    expect(needs(risen, null)).toBe(false);
  });

  it('knows which uses can be moved, malware never', () => {
    const settings = [{ kind: 'flag' as const, key: '-p', example: '-p 3001' }];
    const [still, moves, malware] = [
      { role: 'default' as const, settings: [] },
      { role: 'development-server' as const, settings },
      { role: 'malware' as const, settings },
    ];
    expect(movableUses([still, malware, moves])).toEqual([moves]);
  });
});
