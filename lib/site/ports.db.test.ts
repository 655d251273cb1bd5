import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { statusTable } from '@/lib/ports/rules/status-table';
import { countRange, countStatuses, findNotablePorts, findSpace } from '@/lib/ports/queries-space';
import { db } from '@/lib/platform/db';
import { listKnownPorts } from '@/lib/ports/queries-known';
import { countSpace } from '@/lib/ports/rules/space';
import {
  MAX_PORT,
  PORT_COUNT,
  PORT_STATUSES,
  portSchema,
  RANGE_NAMES,
  RANGES,
  TRANSPORTS,
} from '@/lib/ports/types';
import { findReleaseRows } from '@/lib/iana/queries/rows';
import { findPortPage } from '@/lib/port-page/loaders';
import { storeSearchData } from '@/lib/testing/search-data';
import { portListItemSchema, portListQuery, type PortListItem } from './schema';
import { findPortItems, listPorts, listPortSegments } from './queries-ports';

beforeAll(storeSearchData, 120_000);

type Asked = Partial<Record<'from' | 'to' | 'status' | 'transport' | 'limit', string>>;

/** Every page of a list, one after another. */
async function allPorts(asked: Asked): Promise<PortListItem[]> {
  const items: PortListItem[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await listPorts(
      portListQuery.parse(cursor === null ? asked : { ...asked, cursor }),
    );
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}

async function allSegments(asked: Asked) {
  const spans: { start: number; end: number }[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await listPortSegments(
      portListQuery.parse(cursor === null ? asked : { ...asked, cursor }),
    );
    spans.push(...page.items);
    if (page.nextCursor === null) return spans;
    cursor = page.nextCursor;
  }
}

const portsOf = (spans: readonly { start: number; end: number }[]) =>
  spans.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, at) => start + at));

const bounds = fc
  .tuple(fc.integer({ min: 0, max: MAX_PORT }), fc.integer({ min: 0, max: 400 }))
  .map(([from, size]) => ({ from, to: Math.min(MAX_PORT, from + size) }));

describe('the list of ports', () => {
  it('holds every port between its bounds exactly once, whatever the page', async () => {
    await fc.assert(
      fc.asyncProperty(bounds, fc.integer({ min: 1, max: 100 }), async ({ from, to }, limit) => {
        const items = await allPorts({ from: `${from}`, to: `${to}`, limit: `${limit}` });
        expect(items.map(({ port }) => port)).toEqual(portsOf([{ start: from, end: to }]));
      }),
      { numRuns: 12 },
    );
  });

  it('has the use that people meet in the strip of neighbours, and never a wide range', async () => {
    const shown = new Map(
      (await findPortPage(portSchema.parse(3000))).neighbours.map(({ port, practice }) => [
        port,
        practice,
      ]),
    );
    expect(shown.get(3000)).toBe('Create React App');
    const { neighbours: wide } = await findPortPage(portSchema.parse(30_500));
    expect(wide.map(({ practice }) => practice).filter((name) => name !== null)).toEqual([]);
  });

  it('holds the same ports as lines of alike neighbours', async () => {
    await fc.assert(
      fc.asyncProperty(bounds, fc.integer({ min: 1, max: 100 }), async ({ from, to }, limit) => {
        const asked = { from: `${from}`, to: `${to}`, limit: `${limit}` };
        expect(portsOf(await allSegments(asked))).toEqual(portsOf([{ start: from, end: to }]));
      }),
      { numRuns: 12 },
    );
  });

  it('tells all 65,536 ports in its lines', async () => {
    expect(portsOf(await allSegments({ limit: '100' }))).toHaveLength(PORT_COUNT);
  });

  it.each([
    ['assigned', undefined, 6_350],
    ['reserved', undefined, 81],
    ['assigned', 'sctp', 88],
    ['assigned', 'dccp', 9],
    ['unlisted', 'tcp', 17],
  ] as const)('holds the ports that are %s on %s: %i', async (status, transport, count) => {
    const asked = transport === undefined ? { status } : { status, transport };
    const items = await allPorts({ ...asked, limit: '100' });
    expect(items).toHaveLength(count);
    for (const item of items) {
      expect(transport === undefined ? item.status : item.transports[transport].status).toBe(
        status,
      );
    }
  });

  it('says what each port is, officially and in practice', async () => {
    const [item] = await findPortItems([1323]);
    expect(portListItemSchema.parse(item)).toEqual(item);
    expect(item).toMatchObject({
      port: 1323,
      range: 'user',
      status: 'assigned',
      names: ['brcd'],
      transports: { tcp: { status: 'assigned' }, sctp: { status: 'unlisted' } },
      practice: [{ slug: 'echo', name: 'Echo', grade: 'supported' }],
    });
  });

  it('is empty where the bounds hold nothing of that status', async () => {
    const query = portListQuery.parse({ from: '49152', status: 'assigned' });
    expect(await listPorts(query)).toEqual({ items: [], nextCursor: null });
  });
});

describe('the counts of a range', () => {
  it('are those of the rules, transport by transport', async () => {
    const table = statusTable((await findReleaseRows('2026-08-17'))?.rows ?? []);
    const counts = await Promise.all(RANGE_NAMES.map(countRange));
    for (const status of PORT_STATUSES) {
      const sum = (column: 'port' | (typeof TRANSPORTS)[number]) =>
        counts.reduce((total, range) => total + (range[column][status] ?? 0), 0);
      expect([status, sum('port')]).toEqual([status, table.count(status)]);
      for (const transport of TRANSPORTS)
        expect([transport, sum(transport)]).toEqual([transport, table.count(status, transport)]);
    }
  });

  it('add up to the range', async () => {
    for (const name of RANGE_NAMES) {
      const { port } = await countRange(name);
      const size = RANGES[name].end - RANGES[name].start + 1;
      expect(Object.values(port).reduce((sum, count) => sum + count, 0)).toBe(size);
    }
    expect(await countStatuses()).toMatchObject({
      assigned: 6_350,
      reserved: 81,
      unassigned: 42_721,
    });
  });

  it('agree with the picture of all ports', async () => {
    const counts = countSpace(await findSpace());
    expect(counts.official + counts.both).toBe(6_350);
    expect(counts.practice + counts.both).toBeGreaterThan(100);
  });

  it('go with ports worth a look, which lie in the range', async () => {
    const ports = await findNotablePorts('user', 10);
    expect(ports).toHaveLength(10);
    expect(ports.every((port) => port >= RANGES.user.start && port <= RANGES.user.end)).toBe(true);
    expect(ports).toContain(8080);
  });
});

describe('the ports that search engines should know', () => {
  it('have a name or a report, each once and in order', async () => {
    const known = await listKnownPorts();
    expect(known).toEqual([...new Set(known)].sort((a, b) => a - b));
    expect(known).toEqual(expect.arrayContaining([80, 1323, 6063, 10397]));
    expect(known).not.toContain(4);
    expect(known).not.toContain(65_000);
  });

  it('are those of every named row, every active report however wide, and every article', async () => {
    const report = await db().report.findFirstOrThrow({ where: { portStart: { gt: 40_000 } } });
    const { id: _id, settings: _settings, gradeReason: _reason, ...rest } = report;
    const data = { ...rest, gradeReason: {}, settings: [] };
    await db().report.create({ data: { ...data, portStart: 60_000, portEnd: 60_500 } });
    await db().report.create({ data: { ...data, portStart: 61_000, portEnd: 61_099 } });
    await db().article.create({ data: { port: 62_000, locale: 'en', title: 'A', body: 'b' } });
    const [named, reports, articles] = await Promise.all([
      db().registryRow.findMany({ where: { lastReleaseId: null, serviceName: { not: null } } }),
      db().report.findMany({ where: { state: 'active' } }),
      db().article.findMany(),
    ]);
    const spans = [...named, ...reports].map(({ portStart: start, portEnd: end }) => ({
      ...{ start: start ?? 1, end: end ?? 0 },
    }));
    const all = new Set([...portsOf(spans), ...articles.map(({ port }) => port)]);
    expect(await listKnownPorts()).toEqual([...all].sort((a, b) => a - b));
  });
});
