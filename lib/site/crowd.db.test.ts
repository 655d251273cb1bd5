import { beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '@/lib/check/queries';
import { findNames } from '@/lib/chart/queries';
import { findKnownUses } from '@/lib/edits/queries/known';
import { findPickData, findPickUses } from '@/lib/pick/queries';
import { readDb } from '@/lib/platform/db';
import { findPortAnswer } from '@/lib/port-page/answer';
import { findPortPage } from '@/lib/port-page/loaders';
import { findReportsAsOf } from '@/lib/port-page/queries-as-of-reports';
import { MAX_PORT, portTextSchema } from '@/lib/ports/types';
import { findFirstUses, MOST_ON_PORT } from '@/lib/reports/queries-first';
import { inReadingOrder } from '@/lib/reports/rules/order';
import { gradeSchema } from '@/lib/reports/types';
import { testDb } from '@/lib/testing/postgres';
import { findMyReports } from '@/lib/votes/queries';
import { listSoftware } from './queries';
import { listSoftwareSlugs } from './queries-slugs';
import { findPortItems } from './queries-ports';

const PORT = portTextSchema.parse('6123');
const BESIDE = portTextSchema.parse('6124');
const CROWD = 300;

const REASON = JSON.stringify({
  ...{ code: 'no-source', sources: 0, primarySources: 0, contrary: 0, confirm: 0, dispute: 0 },
  missing: [],
});

/** As many uses of one port, of every grade and of known and unknown software. */
beforeAll(async () => {
  await testDb().portRun.create({
    data: {
      ...{ start: 0, end: 65_535, status: 'unassigned', names: [] },
      ...{ tcp: 'unassigned', udp: 'unassigned', sctp: 'unassigned', dccp: 'unassigned' },
    },
  });
  await testDb().$executeRawUnsafe(`
    INSERT INTO "user" (id, handle, role) VALUES ('u', 'somebody', 'member')`);
  await testDb().$executeRawUnsafe(`
    INSERT INTO software (slug, name, name_key, commonness)
    SELECT 's' || i, 'S' || i, 's' || i, CASE WHEN i % 50 = 0 THEN 'known' ELSE 'special' END
    FROM generate_series(1, ${CROWD}) i`);
  await testDb().$executeRawUnsafe(`
    INSERT INTO report (port_start, port_end, transports, software_id, role, summary, author_id, grade_reason, grade, standing)
    SELECT ${PORT}, ${PORT} + (id % 2), '{tcp}', id, 'default', 'Listens here', 'u', '${REASON}',
      (ARRAY['unverified', 'supported', 'disputed', 'confirmed', 'refuted'])[1 + id % 5], id % 7 / 10.0 FROM software`);
});

async function inOrder(votes = true): Promise<string[]> {
  const all = await testDb().report.findMany({ include: { software: true } });
  const counted = votes ? all : all.map((report) => ({ ...report, standing: 0 }));
  return inReadingOrder(counted).map(({ software }) => software.slug);
}

describe('a port on which very many uses are reported', () => {
  it('shows those that are read first, and says how many there are', async () => {
    const page = await findPortPage(PORT);
    expect(page.reportCount).toBe(CROWD);
    expect(page.reports.map(({ software }) => software.slug)).toEqual(
      (await inOrder()).slice(0, MOST_ON_PORT),
    );
    const answer = await findPortAnswer(PORT);
    expect(answer).toMatchObject({ reportCount: CROWD });
    expect(answer.reports).toHaveLength(MOST_ON_PORT);
    expect(Object.keys(await findMyReports({ id: 'u' }, PORT)).sort()).toEqual(
      page.reports.map(({ id }) => String(id)).sort(),
    );
  });

  it('on a day of the past too', async () => {
    const said = { kind: 'report.create', subjectType: 'report', state: 'expired', authorId: 'u' };
    const edit = await testDb().edit.create({ data: { ...said, changes: {}, note: 'Many.' } });
    const content = JSON.stringify({
      ...{ role: 'default', onByDefault: null, summary: 'Listens here', description: '' },
      ...{ versions: '', evidence: [], finding: null, state: 'active', mergedInto: null },
    });
    await testDb().$executeRawUnsafe(`
      INSERT INTO revision (subject_type, subject_id, number, edit_id, created_at, content)
      SELECT 'report', r.id, 1, ${edit.id}, now() - interval '1 day', '${content}'::jsonb || jsonb_build_object(
        'portStart', r.port_start, 'portEnd', r.port_end, 'transports', r.transports, 'software', s.slug)
      FROM report r JOIN software s ON s.id = r.software_id`);
    const { reports, reportCount } = await findReportsAsOf(PORT, new Date());
    expect([reports.length, reportCount]).toEqual([MOST_ON_PORT, CROWD]);
  });

  it('is named by its neighbour with the use that is read first, votes apart', async () => {
    const [first] = await inOrder(false);
    const named = (await findPortPage(BESIDE)).neighbours.find(({ port }) => port === PORT);
    expect(named?.practice).toBe(first?.toUpperCase());
  });

  it('is told with its first uses in lists, and with those of the software asked for', async () => {
    const [item] = await findPortItems([PORT]);
    const first = (await inOrder()).filter((slug) =>
      item?.practice.some((one) => one.slug === slug),
    );
    expect(item?.practice.map(({ slug }) => slug)).toEqual(first);
    expect(item?.practice.length).toBeLessThanOrEqual(2 * MOST_ON_PORT);
    const all = { on: [{ start: 0, end: MAX_PORT }], grades: gradeSchema.options };
    const wanted = { ...all, most: 1, software: (await inOrder()).at(-1) };
    const uses = await findFirstUses(readDb(), wanted);
    expect(uses.map(({ software }) => software.slug)).toContain(wanted.software);
    expect(uses).toHaveLength(3);
    expect((await findKnownUses(PORT, PORT)).reports).toHaveLength(30);
    expect(await findPickUses([{ start: PORT, end: PORT }])).toHaveLength(40);
    const { held } = await findPickData();
    expect(held.holders[held.ports.indexOf(PORT)]).toHaveLength(2 * 40);
    expect((await findFacts()).reports).toHaveLength(2 * MOST_ON_PORT);
    expect((await findNames()).names).toContain((await inOrder(false))[0]?.toUpperCase());
  });
});

describe('the index of very much software', () => {
  it('lists what is widely known, and says how much there is', async () => {
    expect(await listSoftware(CROWD - 1)).toMatchObject({
      count: CROWD,
      entries: ['s100', 's150', 's200', 's250', 's300', 's50'].map((slug) => ({ slug })),
    });
    expect((await listSoftware(CROWD)).entries).toHaveLength(CROWD);
    expect(await listSoftwareSlugs()).toHaveLength(CROWD);
  });
});
