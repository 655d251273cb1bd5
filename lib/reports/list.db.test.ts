import { beforeAll, describe, expect, it } from 'vitest';
import { bitsOf } from '@/lib/ports/rules/bits';
import { withClient } from '@/lib/instance/postgres/connect';
import { NAMED } from '@/lib/pick/rules/holders';
import { databaseUrl } from '@/lib/platform/env';
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
import {
  GRADES_IN_ORDER,
  inReadingOrder,
  isWide,
  ORDERED_COLUMNS,
  readingOrderSql,
} from './rules/order';

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
      `SELECT r.id FROM report r ORDER BY ${readingOrderSql('r')}`,
    );
    const stored = await testDb().report.findMany({ select: ORDERED_COLUMNS });
    expect(stored.length).toBeGreaterThan(300);
    expect(sorted.map(({ id }) => id)).toEqual(inReadingOrder(stored).map(({ id }) => id));
  });
});

/** What `port_use` is to hold, from the rule: every report is read. */
async function readAnew() {
  const stored = await testDb().report.findMany({
    where: { state: 'active' },
    select: { ...ORDERED_COLUMNS, softwareId: true, transports: true },
  });
  const voteless = inReadingOrder(stored.map((report) => ({ ...report, standing: 0 })));
  const here = new Map<number, typeof voteless>();
  for (const report of voteless.filter((one) => !isWide(one)))
    for (let port = report.portStart; port <= report.portEnd; port += 1)
      here.set(port, [...(here.get(port) ?? []), report]);
  return [...here]
    .map(([port, all]) => {
      const stands = all.filter(({ grade }) => grade !== 'refuted');
      return {
        ...{ port, grades: [...new Set(all.map(({ grade }) => grade))] },
        name: stands[0]?.software.name ?? null,
        uses: new Set(stands.map(({ softwareId }) => softwareId)).size,
        holders: firstOnTheSame(stands, NAMED).map(weighed).join(''),
      };
    })
    .sort((a, b) => a.port - b.port);
}

function firstOnTheSame<T extends { portStart: number; portEnd: number }>(all: T[], most: number) {
  const spanOf = ({ portStart, portEnd }: T) => `${portStart}-${portEnd}`;
  return all.filter(
    (one, at) => all.slice(0, at).filter((other) => spanOf(other) === spanOf(one)).length < most,
  );
}

function weighed({ grade, transports }: { grade: string; transports: readonly string[] }): string {
  return `${GRADES_IN_ORDER.findIndex((one) => one === grade) + 1}${bitsOf(transports).toString(16)}`;
}

describe('what is kept of each port', () => {
  const kept = () => testDb().portUse.findMany({ orderBy: { port: 'asc' } });

  /** Acts past all commands: whoever writes, what is kept follows. */
  it.each([
    ['as the reports came in', 'SELECT 1'],
    ['when grades change', `UPDATE report SET grade = 'refuted' WHERE id % 3 = 0`],
    ['when reports are taken out', `UPDATE report SET state = 'retired' WHERE id % 5 = 0`],
    ['and come back', `UPDATE report SET state = 'active' WHERE state = 'retired'`],
    ['when they move', `UPDATE report SET port_start = port_start + 1, port_end = port_end + 3`],
    ['become wide', `UPDATE report SET port_end = port_start + 120 WHERE id % 7 = 0`],
    ['and narrow', `UPDATE report SET port_end = port_start + 99 WHERE id % 7 = 0`],
    ['go over to other software', `UPDATE report SET software_id = (SELECT max(id) FROM software)`],
    [
      'when software is renamed',
      `UPDATE software SET name = 'X' || name, name_key = 'x' || name_key`,
    ],
    ['or its name is spelt anew', `UPDATE software SET name = upper(name)`],
    ['when it becomes well known', `UPDATE software SET commonness = 'everyone' WHERE id % 2 = 0`],
    ['whatever the votes are', `UPDATE report SET standing = random()`],
    ['on other transports', `UPDATE report SET transports = '{udp,sctp}' WHERE id % 2 = 0`],
    [
      'when many are on one port',
      `UPDATE report SET port_start = 7777, port_end = 7777 + id % 2 WHERE id % 2 = 0`,
    ],
    [
      'when a report is gone',
      `DELETE FROM report WHERE id = (SELECT max(id) FROM report WHERE state = 'active')`,
    ],
  ])('is what all reports say, %s', async (_, act) => {
    await testDb().$executeRawUnsafe(act);
    expect(await kept()).toEqual(await readAnew());
    const sorted = await testDb().$queryRawUnsafe<{ id: number }[]>(
      `SELECT r.id FROM report r ORDER BY ${readingOrderSql('r')}`,
    );
    const stored = await testDb().report.findMany({ select: ORDERED_COLUMNS });
    expect(sorted.map(({ id }) => id)).toEqual(inReadingOrder(stored).map(({ id }) => id));
    expect(await testDb().portUseDue.count()).toBe(0);
  });

  it('is whole where two report on one port at once', async () => {
    const port = 64_999;
    await withClient(databaseUrl(), (one) =>
      withClient(databaseUrl(), async (other) => {
        for (const [at, client] of [one, other].entries()) {
          await client.query('BEGIN');
          await client.query(
            `INSERT INTO report (port_start, port_end, transports, software_id, role, summary, author_id)
             SELECT $1, $1, '{tcp}', (SELECT min(id) + $2 FROM software), 'default', '-', (SELECT min(id) FROM "user")`,
            [port, at],
          );
        }
        await one.query('SET CONSTRAINTS ALL IMMEDIATE');
        const waiting = other.query('SET CONSTRAINTS ALL IMMEDIATE');
        await one.query('COMMIT');
        await waiting;
        await other.query('COMMIT');
      }),
    );
    expect(await testDb().portUse.findUnique({ where: { port } })).toMatchObject({ uses: 2 });
  });
});
