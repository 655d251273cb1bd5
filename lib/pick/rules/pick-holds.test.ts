import { describe, expect, it } from 'vitest';
import { MOST_AVOIDED } from './avoided';
import { pickPorts } from './pick';
import { PENALTIES, portReasons } from './reasons';
import { PickTable } from './table';
import { ask, EMPTY, onEvery, ports, run, use } from './pick.fixture';

describe('what somebody holds', () => {
  const table = new PickTable(
    [
      run(8000, 8000, 'assigned', 'irdmi'),
      {
        ...run(8001, 8001, 'unassigned', 'udp-only'),
        statuses: { ...onEvery('unassigned'), udp: 'assigned' },
      },
    ],
    [use(8002, 'confirmed'), use(8003, 'supported', ['udp']), use([8004, 8104], 'confirmed')],
  );
  const range = { start: 8000, end: 8004 };

  it('is let in where it is asked for, with a warning', () => {
    expect(ports(table, { range })).toEqual([8004]);
    expect(ports(table, { range, include: 'assigned' }).sort()).toEqual([8000, 8001, 8004]);
    expect(ports(table, { range, include: 'reported' }).sort()).toEqual([8002, 8003, 8004]);
    const { picks } = pickPorts(table, ask({ range, include: 'all' }));
    expect(picks.map(({ start }) => start).sort()).toEqual([8000, 8001, 8002, 8003, 8004]);
    for (const { start, reasons } of picks)
      expect(reasons[0]?.kind === 'warning', String(start)).toBe(start !== 8004);
  });

  it('counts against the port where it is on another transport, and a wide range a little', () => {
    const { picks } = pickPorts(table, ask({ range, transport: 'tcp' }));
    expect(picks.map(({ start }) => start)).toEqual([8004, 8003, 8001]);
    expect(picks.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'wide-report',
      'reported-elsewhere',
      'assigned-elsewhere',
    ]);
    expect(picks[0]?.penalty).toBe(PENALTIES['wide-report']);
    const onUdp = pickPorts(table, ask({ range: { start: 8004, end: 8004 }, transport: 'udp' }));
    expect(onUdp.picks[0]?.reasons.map(({ code }) => code)).toEqual(['unlisted']);
  });

  it('is told with its reasons, alike neighbours once, what was to be avoided first', () => {
    const { avoided } = pickPorts(table, ask({ range, avoid: [{ start: 7990, end: 8000 }] }));
    expect(avoided.map(({ start, end }) => [start, end])).toEqual([
      [8000, 8000],
      [8001, 8001],
      [8002, 8002],
      [8003, 8003],
    ]);
    expect(avoided[0]?.reasons).toEqual([
      { code: 'asked', kind: 'warning', penalty: 0, params: { portStart: 7990, portEnd: 8000 } },
    ]);
    const wide = new PickTable([run(6000, 6063, 'assigned', 'x11')], []);
    expect(pickPorts(wide, ask({ near: 6010, count: 1 })).avoided).toMatchObject([
      { start: 6000, end: 6010, reasons: [{ code: 'assigned', params: { names: ['x11'] } }] },
    ]);
  });

  it('is told of a hundred spans at most, those nearest the wish', () => {
    const runs = Array.from({ length: 500 }, (_, at) =>
      run(2000 + at, 2000 + at, 'assigned', `s${at}`),
    );
    const { avoided, picks } = pickPorts(
      new PickTable(runs, []),
      ask({ near: 2000, range: { start: 2000, end: 3000 } }),
    );
    expect(picks[0]?.start).toBe(2500);
    expect(avoided).toHaveLength(MOST_AVOIDED);
    expect(avoided.map(({ start }) => start)).toEqual(
      Array.from({ length: 100 }, (_, at) => 2000 + at),
    );
  });

  it('by a refuted report is nobody', () => {
    expect(
      portReasons(new PickTable([], [use(9000, 'refuted')]), ask(), 9000).reasons.map(
        ({ code }) => code,
      ),
    ).toEqual(['unlisted', 'no-report']);
  });
});

describe('a run of ports', () => {
  it('that fits nowhere leaves the longest there is', () => {
    const table = new PickTable([run(2010, 2010, 'assigned', 'search')], []);
    const { picks, longest } = pickPorts(
      table,
      ask({ run: 20, range: { start: 2000, end: 2024 } }),
    );
    expect(picks).toEqual([]);
    expect(longest).toEqual({ start: 2011, end: 2024 });
  });

  it('begins near the wish', () => {
    expect(ports(EMPTY, { near: 8000, run: 10, count: 1 })).toEqual([8000]);
  });
});
