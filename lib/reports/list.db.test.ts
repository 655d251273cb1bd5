import { beforeAll, describe, expect, it } from 'vitest';
import { storeSearchData } from '@/lib/testing/search-data';
import { testDb } from '@/lib/testing/postgres';
import { reportListQuery, type ReportView, reportViewSchema } from './types';
import {
  findReport,
  findReportsOnPort,
  listLatestReports,
  listReports,
  listReportsOnPorts,
} from './queries';
import { inReadingOrder, isWide, ORDERED_COLUMNS, readingOrderSql } from './rules/order';

beforeAll(async () => {
  await storeSearchData();
  const counts = { sources: 1, primarySources: 1, contrary: 0, confirm: 0, dispute: 0 };
  await testDb().report.updateMany({
    data: { gradeReason: { code: 'supported', ...counts, missing: ['confirmers'] } },
  });
});

async function all(asked: Record<string, string>): Promise<ReportView[]> {
  const items: ReportView[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await listReports(
      reportListQuery.parse(cursor === null ? asked : { ...asked, cursor }),
    );
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}

describe('the list of reports', () => {
  it.each(['1', '7', '100'])(
    'holds every active report exactly once, newest first, %s a page',
    async (limit) => {
      const ids = (await all({ limit })).map(({ id }) => id);
      expect(ids).toHaveLength(await testDb().report.count({ where: { state: 'active' } }));
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    },
  );

  it('can be of a port, also of one inside a reported range', async () => {
    expect((await all({ port: '1323' })).map(({ software }) => software.slug)).toEqual(['echo']);
    const inside = await all({ port: '30500' });
    expect(inside.map(({ software }) => software.slug)).toContain('kubernetes');
  });

  it('can be of a piece of software, and of a grade', async () => {
    expect(
      (await all({ software: 'echo' })).every(({ software }) => software.slug === 'echo'),
    ).toBe(true);
    expect(await all({ grade: 'refuted' })).toEqual([]);
    expect(await all({ software: 'echo', port: '80' })).toEqual([]);
  });
});

describe('one report', () => {
  it('is found by its number in the shape that the documentation describes', async () => {
    const [newest] = await all({ software: 'echo' });
    const report = await findReport(newest?.id ?? 0);
    expect(reportViewSchema.parse(report)).toEqual(report);
  });

  it('is not there once it is retired, and leads on once it is merged', async () => {
    const [one, other] = await all({ software: 'wso2-api-manager' });
    await testDb().report.update({ where: { id: one?.id ?? 0 }, data: { state: 'retired' } });
    expect(await findReport(one?.id ?? 0)).toBeNull();
    await testDb().report.update({
      where: { id: one?.id ?? 0 },
      data: { state: 'merged', mergedIntoId: other?.id ?? null },
    });
    expect(await findReport(one?.id ?? 0)).toEqual({ mergedInto: other?.id });
    expect(await findReport(999_999)).toBeNull();
  });
});

describe('reports for a page', () => {
  it('on some ports come by port', async () => {
    const ports = (
      await listReportsOnPorts([
        { start: 3000, end: 3000 },
        { start: 1323, end: 1323 },
      ])
    ).map(({ portStart }) => portStart);
    expect(ports).toEqual([...ports].sort((a, b) => a - b));
    expect(ports[0]).toBe(1323);
    expect(await listReportsOnPorts([])).toEqual([]);
  });

  it('that are newest name each piece of software once', async () => {
    const slugs = (await listLatestReports(8)).map(({ software }) => software.slug);
    expect(slugs).toHaveLength(8);
    expect(new Set(slugs).size).toBe(8);
  });
});

describe('the reports on a port', () => {
  const on = async (port: number) =>
    (await findReportsOnPort(port)).reports.map(({ software }) => software.slug);

  it('begin with what people meet there', async () => {
    const on3000 = await on(3000);
    for (const slug of ['nextjs', 'grafana', 'express', 'ruby-on-rails'])
      expect(on3000.indexOf(slug), slug).toBeLessThan(on3000.indexOf('json-server'));
    expect((await on(5000)).slice(0, 3)).toEqual(
      expect.arrayContaining(['airplay-receiver', 'flask']),
    );
    expect((await on(8080)).slice(0, 5)).toEqual(
      expect.arrayContaining(['spring-boot', 'apache-tomcat', 'jenkins']),
    );
  });

  it('end with ranges so wide that the port is only one of many', async () => {
    const { reports } = await findReportsOnPort(27_017);
    const wide = reports.filter(isWide);
    expect(wide.map(({ software }) => software.slug)).toEqual(['freeswitch']);
    expect(reports.slice(-wide.length)).toEqual(wide);
    expect(reports[0]?.software.slug).toBe('mongodb');
  });

  it('are in the same order where the database sorts them', async () => {
    await testDb().$executeRaw`
      UPDATE report SET standing = id % 3 / 10.0,
        grade = (ARRAY['confirmed', 'supported', 'disputed', 'refuted', 'historic', 'now-official'])[1 + id % 6]`;
    const sorted = await testDb().$queryRawUnsafe<{ id: number }[]>(
      `SELECT r.id FROM report r JOIN software s ON s.id = r.software_id ORDER BY ${readingOrderSql('r', 's')}`,
    );
    const stored = await testDb().report.findMany({ select: ORDERED_COLUMNS });
    expect(stored.length).toBeGreaterThan(300);
    expect(sorted.map(({ id }) => id)).toEqual(inReadingOrder(stored).map(({ id }) => id));
  });
});
