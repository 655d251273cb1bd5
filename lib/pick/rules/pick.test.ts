import { describe, expect, it } from 'vitest';
import { MAX_PORT, TRANSPORTS } from '@/lib/ports/types';
import { pickPorts } from './pick';
import { portReasons } from './reasons';
import { PickTable } from './table';
import { ask, each, EMPTY, ports, portsOf, run, use } from './pick.fixture';

describe('a pick', () => {
  it('is never a port that is assigned, reported with a good grade, to be avoided or out of range', () => {
    each((table, asked) => {
      for (const port of pickPorts(table, { ...asked, include: null }).picks.flatMap(portsOf)) {
        expect(asked.range.start <= port && port <= asked.range.end).toBe(true);
        expect(asked.avoid.map(({ start }) => start)).not.toContain(port);
        const meant = asked.transport === null ? TRANSPORTS : [asked.transport];
        expect(meant.map((one) => table.status(port, one))).not.toContain('assigned');
        const held = table.uses(port).filter(({ start, end, grade, transports }) => {
          const isMeant = asked.transport === null || transports.includes(asked.transport);
          const holds = ['confirmed', 'supported', 'now-official'].includes(grade);
          return end - start < 100 && isMeant && holds;
        });
        expect(held).toEqual([]);
      }
    });
  });

  it('is as many ports in a row as were asked for, and no two picks overlap', () => {
    each((table, asked) => {
      const picks = pickPorts(table, asked).picks;
      for (const { start, end } of picks) expect(end - start + 1).toBe(asked.run);
      const all = picks.flatMap(portsOf);
      expect(new Set(all).size).toBe(all.length);
      expect(picks.length).toBeLessThanOrEqual(asked.count);
    });
  });

  it('costs what its reasons say, and the list is ordered by it', () => {
    each((table, asked) => {
      const picks = pickPorts(table, asked).picks;
      for (const { penalty, reasons } of picks)
        expect(reasons.reduce((sum, one) => sum + one.penalty, 0)).toBe(penalty);
      const penalties = picks.map(({ penalty }) => penalty);
      expect(penalties).toEqual([...penalties].sort((a, b) => a - b));
      for (const { reasons } of picks) {
        for (const { penalty } of reasons.filter(({ kind }) => kind === 'good'))
          expect(penalty).toBe(0);
      }
    });
  });

  it('is better than every port that was left, by what each costs when it is looked at alone', () => {
    each((table, asked) => {
      const { picks } = pickPorts(table, { ...asked, run: 1 });
      const worst = picks.at(-1)?.penalty ?? Infinity;
      for (const port of portsOf(asked.range)) {
        const { hold, reasons } = portReasons(table, asked, port);
        const isAvoided = asked.avoid.some(({ start }) => start === port);
        if (hold !== null || isAvoided || picks.some(({ start }) => start === port)) continue;
        const own = reasons.reduce((sum, { penalty }) => sum + penalty, 0);
        const way = asked.near === null ? 0 : Math.abs(port - asked.near);
        expect(picks.length).toBe(asked.count);
        expect(own + way).toBeGreaterThanOrEqual(worst);
      }
    });
  });

  it('is the same for the same ask, and a longer list begins with the shorter one', () => {
    each((table, asked) => {
      const { picks } = pickPorts(table, asked);
      expect(pickPorts(table, asked).picks).toEqual(picks);
      const longer = pickPorts(table, { ...asked, count: asked.count + 3 }).picks;
      expect(longer.slice(0, picks.length)).toEqual(picks);
    });
  });

  it('of one port is found whenever there is a free one, and of a run when there is room', () => {
    each((table, asked) => {
      const { picks, left, longest } = pickPorts(table, { ...asked, count: 1 });
      const longestRun = longest === null ? 0 : longest.end - longest.start + 1;
      expect(longestRun > 0).toBe(left.free > 0);
      expect(picks.length).toBe(longestRun >= asked.run ? 1 : 0);
      const size = asked.range.end - asked.range.start + 1;
      expect(left.free + left.asked + left.assigned + left.reported).toBe(size);
    });
  });

  it('is never port 0', () => {
    expect(ports(EMPTY, { range: { start: 0, end: 2 } }).sort()).toEqual([1, 2]);
  });
});

describe('the order', () => {
  it('puts what browsers refuse, rights, node ports and outgoing connections behind', () => {
    const behind = (worse: number, better: number) =>
      expect(
        ports(EMPTY, {
          range: { start: 1, end: MAX_PORT },
          avoid: [
            { start: 1, end: Math.min(worse, better) - 1 },
            { start: Math.min(worse, better) + 1, end: Math.max(worse, better) - 1 },
            { start: Math.max(worse, better) + 1, end: MAX_PORT },
          ],
        }),
      ).toEqual([better, worse]);
    behind(6666, 6664);
    behind(1023, 1024);
    behind(32767, 29999);
    behind(30086, 30085);
    behind(32768, 32767);
    behind(61000, 32768);
    behind(7000, 7001);
    behind(6666, 1023);
  });

  it('weighs a doubtful report, names it, and goes round it', () => {
    const table = new PickTable([], [use(8001, 'unverified'), use(8003, 'disputed')]);
    const { picks } = pickPorts(table, ask({ range: { start: 8001, end: 8003 } }));
    expect(picks.map(({ start }) => start)).toEqual([8002, 8001, 8003]);
    expect(picks[1]?.reasons[0]).toMatchObject({
      code: 'reported',
      params: { grade: 'unverified', software: { name: 'Echo' } },
    });
    expect(picks[1]?.reasons.map(({ code }) => code)).not.toContain('no-report');
    expect(picks[0]?.reasons.map(({ code }) => code)).toContain('no-report');
  });

  it('begins near the wish and tells the distance', () => {
    const table = new PickTable([run(8000, 8001, 'assigned', 'irdmi')], []);
    const { picks } = pickPorts(table, ask({ near: 8000, count: 3 }));
    const first = picks.map(({ reasons }) => reasons[0]?.params.distance);
    expect(first).toEqual([-1, ...[-2, 2].sort((a) => (a === first[1] ? -1 : 1))]);
    expect(ports(new PickTable([], []), { near: 8000, count: 1 })).toEqual([8000]);
    // A port that nobody doubts is worth a little more way than one with a doubtful report.
    const doubtful = new PickTable([], [use(8000, 'unverified')]);
    expect(ports(doubtful, { near: 8000, count: 1 })).not.toEqual([8000]);
  });

  it('is another one for another project, and the same whatever its case', () => {
    const first = ports(EMPTY, { seed: 'portolan', count: 50 });
    expect(ports(EMPTY, { seed: ' Portolan', count: 50 })).toEqual(first);
    const other = ports(EMPTY, { seed: 'portolan2', count: 50 });
    expect(first.filter((port) => other.includes(port)).length).toBeLessThan(5);
    // Spread over the ports, not in a row.
    const gaps = [...first].sort((a, b) => a - b).map((port, at, all) => port - (all[at - 1] ?? 0));
    expect(gaps.filter((gap) => gap < 5).length).toBeLessThan(5);
    // Who takes one of them leaves the others where they were.
    const taken = ports(EMPTY, {
      seed: 'portolan',
      count: 49,
      avoid: [{ start: first[0] ?? 0, end: first[0] ?? 0 }],
    });
    expect(taken).toEqual(first.slice(1));
  });

  it('spreads seeds evenly', () => {
    const firsts = Array.from(
      { length: 400 },
      (_, at) => ports(EMPTY, { seed: `p${at}`, count: 1 })[0] ?? 0,
    );
    expect(new Set(firsts).size).toBeGreaterThan(390);
    const low = firsts.filter((port) => port < (1024 + 29_999) / 2).length;
    expect(low).toBeGreaterThan(140);
    expect(low).toBeLessThan(260);
  });
});
