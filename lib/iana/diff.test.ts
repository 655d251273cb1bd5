import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { diffRows } from '@/lib/iana/diff';
import { matchRows, trigramSimilarity } from '@/lib/iana/match';
import { type RegistryCells, type RegistryRow, rowFromCells } from '@/lib/iana/row';
import { registryRows } from '@/lib/iana/rows.arbitrary';

const EMPTY: RegistryCells = {
  serviceName: '',
  portNumber: '',
  transport: '',
  description: '',
  assignee: '',
  contact: '',
  registered: '',
  modified: '',
  reference: '',
  serviceCode: '',
  unauthorizedUse: '',
  notes: '',
};

function row(cells: Partial<RegistryCells>): RegistryRow {
  return rowFromCells({ ...EMPTY, ...cells });
}

const XACT = row({
  serviceName: 'pearldoc-xact',
  portNumber: '1980',
  transport: 'tcp',
  description: 'PearlDoc XACT',
  assignee: '[Jonathan]',
});

function types(before: RegistryRow[], after: RegistryRow[]): string[] {
  return diffRows(before, after).changes.map((change) => change.type);
}

/** 2378, 4332 and 9877 from 2018 on: an Unassigned row was split into a service and a reserved transport. */
const SPLITS = [
  ['2378', 'tcp', 'udp', 'dali-port'],
  ['4332', 'udp', 'tcp', 'getty-focus'],
  ['9877', 'udp', 'tcp', 'x510'],
] as const;

describe('an Unassigned row that was split', () => {
  it.each(SPLITS)(
    'on %s is gone, and two rows are new: Reserved on %s, %s is %s',
    (port, kept, named, name) => {
      const before = [row({ portNumber: port, description: 'Unassigned' })];
      const after = [
        row({ portNumber: port, transport: kept, description: 'Reserved' }),
        row({ portNumber: port, transport: named, description: 'A service', serviceName: name }),
      ];
      expect(types(before, after).sort()).toEqual(['added', 'added', 'removed']);
    },
  );

  it('but one that only gains or loses its transport is a change of transport', () => {
    for (const cells of [{ description: 'Unassigned' }, { serviceName: 'a', description: 'A' }]) {
      const [without, on] = [
        row({ ...cells, portNumber: '7' }),
        row({ ...cells, portNumber: '7', transport: 'tcp' }),
      ];
      expect(types([without], [on])).toEqual(['transport-changed']);
      expect(types([on], [without])).toEqual(['transport-changed']);
    }
  });

  it('keeps its name through another description: both rows are named', () => {
    const before = row({ serviceName: 'a', portNumber: '7', description: 'A' });
    const after = row({
      serviceName: 'a',
      portNumber: '7',
      description: 'Another',
      transport: 'udp',
    });
    expect(types([before], [after])).toEqual(['transport-changed']);
  });
});

describe('the diff of two releases', () => {
  it('of a release with itself is all same', () => {
    fc.assert(
      fc.property(registryRows, (rows) => {
        expect(diffRows(rows, rows)).toEqual({
          rows: { same: rows.length, added: 0, removed: 0, changed: 0, renamed: 0 },
          changes: [],
        });
      }),
    );
  });

  it('does not depend on the order of rows where nothing changed', () => {
    fc.assert(
      fc.property(registryRows, (rows) => {
        expect(diffRows(rows, rows.toReversed()).changes).toEqual([]);
      }),
    );
  });

  it('counts every row of both releases exactly once', () => {
    fc.assert(
      fc.property(registryRows, registryRows, (before, after) => {
        const { rows, changes } = diffRows(before, after);
        expect(rows.same + rows.changed + rows.removed).toBe(before.length);
        expect(rows.same + rows.changed + rows.added).toBe(after.length);
        expect(changes).toHaveLength(rows.changed + rows.removed + rows.added);
        const { pairs, removed, added } = matchRows(before, after);
        expect(count([...pairs.map((pair) => pair.before), ...removed])).toEqual(count(before));
        expect(count([...pairs.map((pair) => pair.after), ...added])).toEqual(count(after));
      }),
    );
  });

  it('names the cells that changed, before and after', () => {
    const after = { ...XACT, description: 'PanQuest XACT' };
    expect(diffRows([XACT], [after]).changes).toEqual([
      {
        type: 'changed',
        before: XACT,
        after,
        fields: [{ field: 'description', before: 'PearlDoc XACT', after: 'PanQuest XACT' }],
        news: true,
      },
    ]);
  });

  it('sees another name with the same holder as renamed, and a stranger as removed and added', () => {
    expect(
      types([XACT], [{ ...XACT, serviceName: 'panquest-xact', description: 'PanQuest XACT' }]),
    ).toEqual(['renamed']);
    const stranger = row({
      serviceName: 'zz',
      portNumber: '1980',
      transport: 'tcp',
      description: 'Something',
      assignee: '[Else]',
    });
    expect(types([XACT], [stranger])).toEqual(['removed', 'added']);
  });

  it('does not take a shared IESG for a shared person', () => {
    const before = row({
      serviceName: 'abc',
      portNumber: '9',
      transport: 'tcp',
      assignee: '[IESG]',
      contact: '[IETF_Chair]',
    });
    const after = { ...before, serviceName: 'xyz' };
    expect(types([before], [after])).toEqual(['removed', 'added']);
  });

  it('pairs the best likeness first', () => {
    const a = row({
      serviceName: 'aaa',
      portNumber: '9',
      transport: 'tcp',
      description: 'Alpha tool',
      assignee: '[P]',
    });
    const b = row({
      serviceName: 'bbb',
      portNumber: '9',
      transport: 'tcp',
      description: 'Beta tool',
      assignee: '[P]',
    });
    const { pairs } = matchRows(
      [a, b],
      [
        { ...b, serviceName: 'ccc' },
        { ...a, serviceName: 'ddd' },
      ],
    );
    expect(pairs.map((pair) => [pair.before.serviceName, pair.after.serviceName])).toEqual([
      ['aaa', 'ddd'],
      ['bbb', 'ccc'],
    ]);
  });

  it('sees a transport or a port that came or went as one changed row', () => {
    expect(types([{ ...XACT, transport: null }], [XACT])).toEqual(['transport-changed']);
    expect(types([XACT], [{ ...XACT, portStart: null, portEnd: null }])).toEqual(['port-changed']);
  });

  it('sees a name on a nameless row as assigned, and a name lost as de-assigned', () => {
    const reserved = row({ portNumber: '1980', transport: 'tcp', description: 'Reserved' });
    expect(types([reserved], [XACT])).toEqual(['assigned']);
    expect(types([XACT], [reserved])).toEqual(['de-assigned']);
  });

  it.each([
    [
      'a draft that became its RFC',
      { referenceText: '[RFC-ietf-ntp-roughtime-19]' },
      { referenceText: '[RFC9999]', modified: '2026-01-01' },
    ],
    [
      'a draft inside a note',
      { notes: 'released by [RFC-ietf-netconf-port-numbers-07]' },
      { notes: 'released by [RFC9900]' },
    ],
    ['an id that is only respelt', { assignees: ['ThreeGPP_2'] }, { assignees: ['_3GPP_2'] }],
    [
      'an id that got its digit back',
      { contacts: ['GPP_Specifications'] },
      { contacts: ['_3GPP_Specifications'] },
    ],
  ])('counts %s as changed, but it is no news', (_what, before, after) => {
    const { rows, changes } = diffRows([{ ...XACT, ...before }], [{ ...XACT, ...after }]);
    expect(rows.changed).toBe(1);
    expect(changes.map((change) => change.news)).toEqual([false]);
  });
});

describe('trigram similarity', () => {
  it('is 1 for equal words in any case, 0 for strangers and for nothing', () => {
    expect(trigramSimilarity('Word', 'word')).toBe(1);
    expect(trigramSimilarity('abc', 'xyz')).toBe(0);
    expect(trigramSimilarity('', '')).toBe(0);
    // PostgreSQL: select similarity('word', 'two words') → 0.363636
    expect(trigramSimilarity('word', 'two words')).toBeCloseTo(4 / 11, 6);
  });
});

function count(rows: readonly RegistryRow[]): Map<RegistryRow, number> {
  const counts = new Map<RegistryRow, number>();
  for (const one of rows) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
