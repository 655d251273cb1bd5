import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { WIDEST_USE } from '@/lib/ports/rules/space';
import { MAX_PORT, PORT_COUNT, PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import { GRADES } from '@/lib/reports/types';
import { storeSearchData } from '@/lib/testing/search-data';
import { listPorts, listPortSegments } from './queries-ports';
import { PORT_HAS, type PortListItem, portListQuery } from './schema';

beforeAll(storeSearchData, 120_000);

type Asked = Partial<
  Record<
    'from' | 'to' | 'has' | 'status' | 'transport' | 'grade' | 'name' | 'software' | 'limit',
    string | undefined
  >
>;

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

/** Ports told in lines, page by page. */
async function portsInLines(asked: Asked): Promise<number[]> {
  const ports: number[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await listPortSegments(
      portListQuery.parse(cursor === null ? asked : { ...asked, cursor }),
    );
    for (const { start, end } of page.items)
      for (let port = start; port <= end; port += 1) ports.push(port);
    if (page.nextCursor === null) return ports;
    cursor = page.nextCursor;
  }
}

async function readAll() {
  const reports = await db().report.findMany({
    where: { state: 'active' },
    include: { software: true },
  });
  const { items } = await listPorts({ ...portListQuery.parse({}), limit: PORT_COUNT });
  return { reports, everything: items };
}

/** Everything that can be asked of a port, asked of each of them one by one. */
function portsThatFit(
  asked: Asked,
  { everything, reports }: Awaited<ReturnType<typeof readAll>>,
): number[] {
  const fits = (item: PortListItem) => {
    const here = reports.filter(
      ({ portStart, portEnd }) => portStart <= item.port && item.port <= portEnd,
    );
    const isNarrow = (report: (typeof reports)[number]) =>
      report.portEnd - report.portStart < WIDEST_USE;
    const ofGrade = here.filter(({ grade }) =>
      asked.grade === undefined ? grade !== 'refuted' : grade === asked.grade,
    );
    const named = item.names.length > 0;
    const used = ofGrade.some(isNarrow);
    const status =
      asked.transport === undefined
        ? item.status
        : item.transports[asked.transport as 'tcp'].status;
    return (
      (asked.status === undefined || status === asked.status) &&
      (asked.software === undefined ||
        ofGrade.some(({ software }) => software.slug === asked.software)) &&
      (asked.grade === undefined || asked.software !== undefined || used) &&
      (asked.has !== 'name' || named) &&
      (asked.has !== 'use' || asked.software !== undefined || used) &&
      (asked.has !== 'anything' || asked.software !== undefined || named || used)
    );
  };
  return everything.filter(fits).map(({ port }) => port);
}

describe('the list of ports, narrowed', () => {
  it('holds the ports of which all that was asked is so, and no other, in pages of any size', async () => {
    const maybe = (words: readonly string[]) =>
      fc.option(fc.constantFrom(...words), { nil: undefined });
    const asked = fc.record({
      has: fc.constantFrom(...PORT_HAS),
      status: maybe(PORT_STATUSES),
      transport: maybe(TRANSPORTS),
      grade: maybe(GRADES),
      software: maybe(['kubernetes', 'redis', 'echo', 'nobody']),
      bounds: fc.tuple(fc.nat(MAX_PORT), fc.nat(4_000)),
      limit: fc.integer({ min: 40, max: 100 }),
    });
    const all = await readAll();
    await fc.assert(
      fc.asyncProperty(asked, async ({ bounds: [from, size], limit, ...filter }) => {
        const to = Math.min(MAX_PORT, from + size);
        const expected = portsThatFit(filter, all).filter((port) => from <= port && port <= to);
        const narrowed = { ...filter, from: `${from}`, to: `${to}`, limit: `${limit}` };
        expect((await allPorts(narrowed)).map(({ port }) => port)).toEqual(expected);
        expect(await portsInLines(narrowed)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('finds parts of official names, of plain names in any language and of software', async () => {
    const found = async (name: string) => (await allPorts({ name })).map(({ port }) => port);
    expect(await found('remote desk')).toContain(3389);
    expect(await found('שולחן עבודה')).toContain(3389);
    expect(await found('postgres')).toEqual(expect.arrayContaining([5432]));
    expect(await found('Home Assist')).toContain(8123);
    expect(await found('BRCD-vr')).toEqual([4415]);
  });

  it('takes signs of patterns in a name as they are, and finds nothing in descriptions', async () => {
    expect(await allPorts({ name: '%%%' })).toEqual([]);
    expect(await allPorts({ name: '_____' })).toEqual([]);
    expect(await allPorts({ name: '~' })).toEqual([]);
    const whois = await allPorts({ name: 'whois++' });
    expect(whois.map(({ names }) => names).flat()).toContain('whoispp');
  });

  it('shows refuted uses only to whoever asks for them', async () => {
    const report = await db().report.findFirstOrThrow({ where: { portStart: 1323 } });
    await db().report.update({ where: { id: report.id }, data: { grade: 'refuted' } });
    try {
      expect((await allPorts({ grade: 'refuted' })).map(({ port }) => port)).toEqual([1323]);
      const [asked] = await allPorts({ grade: 'refuted' });
      expect(asked?.practice.map(({ grade }) => grade)).toContain('refuted');
      const [unasked] = await allPorts({ from: '1323', to: '1323' });
      expect(unasked?.practice.map(({ grade }) => grade)).not.toContain('refuted');
    } finally {
      await db().report.update({ where: { id: report.id }, data: { grade: report.grade } });
    }
  });

  it('is asked with what the page’s own bounds leave: nothing beyond the last port', async () => {
    const query = portListQuery.parse({ has: 'use', cursor: String(MAX_PORT) });
    expect(await listPorts(query)).toEqual({ items: [], nextCursor: null });
  });
});
