import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignmentRows } from '@/lib/ports/rules/rows.arbitrary';
import { groupServices } from '@/lib/ports/rules/services';
import type { AssignmentRow } from '@/lib/ports/types';

function named(serviceName: string, notes: string | null = null): AssignmentRow {
  return { serviceName, portStart: 80, portEnd: 80, transport: 'tcp', description: '', notes };
}

function grouped(...rows: AssignmentRow[]): [string, string[]][] {
  return groupServices(rows).map(({ name, aliases }) => [name, aliases.map((alias) => alias.name)]);
}

describe('names on one port and transport', () => {
  it('that are declared duplicates are one service', () => {
    const duplicate =
      'This is a duplicate of the "http" service and should not be used for discovery purposes.';
    expect(grouped(named('www', duplicate), named('http'), named('www-http', duplicate))).toEqual([
      ['http', ['www', 'www-http']],
    ]);
  });

  it('that nothing ties together are several services', () => {
    expect(grouped(named('urd'), named('submissions'))).toEqual([
      ['urd', []],
      ['submissions', []],
    ]);
  });

  it('are aliases through another alias, in any case', () => {
    const rows = [
      named('a'),
      named('b', 'This entry is an alias to "A".'),
      named('c', 'This entry is an alias to "b".'),
    ];
    expect(grouped(...rows)).toEqual([['a', ['b', 'c']]]);
  });

  it('whose target is not there, or that point in a circle, stand for themselves', () => {
    expect(grouped(named('b', 'This entry is an alias to "gone".'))).toEqual([['b', []]]);
    const circle = [
      named('a', 'This entry is an alias to "b".'),
      named('b', 'This entry is an alias to "a".'),
    ];
    expect(grouped(...circle)).toEqual([
      ['a', []],
      ['b', []],
    ]);
  });

  it('are each listed exactly once', () => {
    fc.assert(
      fc.property(assignmentRows, (rows) => {
        const listed = groupServices(rows).flatMap(({ row, aliases }) => [
          row,
          ...aliases.map((alias) => alias.row),
        ]);
        const wanted = rows.filter((row) => row.serviceName !== null);
        expect(listed).toHaveLength(wanted.length);
        expect(new Set(listed)).toEqual(new Set(wanted));
      }),
    );
  });
});
