import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/ports/[n]/route';
import { portSchema } from '@/lib/ports/types';
import { applied, givenReport, type Person, person } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { givenRelease } from '@/lib/testing/releases';
import { findPortAsOf } from './queries-as-of';
import { findReportsAsOf } from './queries-as-of-reports';
import { portAsOfAnswerSchema } from './as-of-schema';

const NOW = new Date('2026-11-20T12:00:00Z');
const at = (day: string) => new Date(`${day}T10:00:00Z`);
const OLLAMA = portSchema.parse(11_434);
let author: Person;
let report: number;

const asOf = async (day: string, port = OLLAMA) => {
  const found = await findPortAsOf(port, day, NOW);
  if (found.type !== 'here') throw new Error(found.type);
  return found;
};

const uses = async (day: string, port = OLLAMA) =>
  (await asOf(day, port)).reports.map(({ software, summary, grade }) => [
    software.name,
    summary,
    grade,
  ]);

beforeAll(async () => {
  await givenRelease('2025-11-14', [['', '11434', '', 'Unassigned']], at('2025-12-01'));
  author = await person();
  report = await givenReport(
    author,
    {
      ...{ portStart: OLLAMA, portEnd: OLLAMA, summary: 'It listens here.' },
      software: { name: 'Ollama', homepage: 'https://ollama.com' },
      evidence: [{ kind: 'article', url: 'https://example.org/ports' }],
    },
    at('2026-01-10'),
  );
  await applied(
    author,
    { kind: 'report.update', subject: report, changes: { summary: 'It answers here.' } },
    at('2026-02-10'),
  );
  await givenRelease('2026-04-09', [['ollama', '11434', 'tcp']], at('2026-04-12'));
  await applied(
    author,
    { kind: 'report.update', subject: report, changes: { portStart: 11_500, portEnd: 11_500 } },
    at('2026-06-10'),
  );
});

describe('a port as of a day', () => {
  it.each([
    ['2025-11-14', 'unassigned', '2025-11-14', '2026-04-09'],
    ['2026-04-08', 'unassigned', '2025-11-14', '2026-04-09'],
    ['2026-04-09', 'assigned', '2026-04-09', null],
    ['2026-11-20', 'assigned', '2026-04-09', null],
  ])('is on %s what the release that held says: %s', async (day, status, release, next) => {
    const page = await asOf(day);
    expect([page.status, page.release, page.nextRelease]).toEqual([status, release, next]);
    expect(page.services.map(({ name }) => name)).toEqual(status === 'assigned' ? ['ollama'] : []);
    expect(page.namelessRows).toHaveLength(status === 'assigned' ? 0 : 1);
  });

  it('says what has changed since, and nothing of before', async () => {
    expect((await asOf('2026-04-08')).since.map(({ type }) => type)).toContain('assigned');
    expect((await asOf('2026-04-09')).since).toEqual([]);
  });

  it('has the reports as they were written then, with the grade of then', async () => {
    expect(await uses('2026-01-09')).toEqual([]);
    expect(await uses('2026-01-10')).toEqual([['Ollama', 'It listens here.', 'supported']]);
    expect(await uses('2026-02-10')).toEqual([['Ollama', 'It answers here.', 'supported']]);
    expect(await uses('2026-04-12')).toEqual([['Ollama', 'It answers here.', 'now-official']]);
  });

  it('has a report where it was then and not where it is now', async () => {
    expect(await uses('2026-06-09')).toHaveLength(1);
    expect(await uses('2026-06-10')).toEqual([]);
    expect(await uses('2026-06-09', portSchema.parse(11_500))).toEqual([]);
    expect(await uses('2026-06-10', portSchema.parse(11_500))).toHaveLength(1);
  });

  it('gives no grade where the log does not lead to it', async () => {
    await testDb().report.update({ where: { id: report }, data: { grade: 'disputed' } });
    const [, , grade] = (await uses('2026-11-01', portSchema.parse(11_500)))[0] ?? [];
    expect(grade).toBeNull();
    expect((await uses('2026-02-10'))[0]?.[2]).toBe('supported');
  });

  it('says where the community’s log does not reach back so far', async () => {
    const began = (await testDb().logEntry.findFirstOrThrow({ orderBy: { id: 'asc' } })).at;
    const day = (offset: number) =>
      new Date(began.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
    expect((await asOf(day(-1))).beforeLog).toBe(day(0));
    expect((await asOf(day(0))).beforeLog).toBeNull();
  });

  it('is not told of before the first release, nor of tomorrow', async () => {
    expect(await findPortAsOf(OLLAMA, '2025-11-13', NOW)).toEqual({
      type: 'before-first',
      first: '2025-11-14',
    });
    expect(await findPortAsOf(OLLAMA, '2026-11-21', NOW)).toEqual({ type: 'future' });
  });
});

describe('of many on a port', () => {
  const PORT = portSchema.parse(12_345);
  // Names in an order of their own: by spaces and letters that the key folds, and by one that was given since.
  const NAMES = ['Zeta', 'a  pen', 'Aspen', 'Ｂeta', 'beta x', 'Émile', 'Delta', 'Mu', 'Nu', 'Xi'];

  beforeAll(async () => {
    const ids: number[] = [];
    for (const [n, name] of NAMES.entries()) {
      const says = {
        ...{ portStart: PORT - (n % 2), portEnd: PORT + (n % 3), onByDefault: n % 4 === 0 },
        software: { name, homepage: `https://x${n}.example` },
        evidence: [{ kind: n < 5 ? 'article' : 'observation', url: 'https://example.org/ports' }],
      };
      ids.push(await givenReport(author, says, at('2026-05-01')));
    }
    const change = (n: number, changes: object) =>
      applied(author, { kind: 'report.update', subject: ids[n] ?? 0, changes }, at('2026-07-01'));
    await change(8, { evidence: [{ kind: 'article', url: 'https://example.org/later' }] });
    await change(9, { portStart: 12_400, portEnd: 12_400 });
    await change(1, { summary: 'It answers here.' });
    await change(6, { onByDefault: true });
    const changes = { name: 'Zzz' };
    await applied(author, { kind: 'software.update', subject: 'a-pen', changes }, at('2026-07-02'));
    // Judged anew without a word of it being written.
    const subject = { subjectType: 'report', subjectId: String(ids[0]) };
    await testDb().logEntry.create({
      data: {
        ...{ ...subject, portStart: PORT, portEnd: PORT, at: at('2026-07-03'), reason: 'A vote' },
        ...{ action: 'report.regraded', data: { before: 'supported', after: 'disputed' } },
      },
    });
    await testDb().report.update({ where: { id: ids[0] ?? 0 }, data: { grade: 'disputed' } });
    // Written at a place of its own before, and nobody wrote down how the other came to its grade.
    await change(4, { portStart: PORT, portEnd: PORT });
    await testDb().report.update({ where: { id: ids[8] ?? 0 }, data: { grade: 'confirmed' } });
  });

  it.each(['2026-05-02', '2026-07-02T00:00', '2026-08-01'])(
    'those that come first on %s are the first of all',
    async (day) => {
      const all = await findReportsAsOf(PORT, new Date(day), 1_000);
      expect(new Set(all.reports.map(({ grade }) => grade)).size).toBeGreaterThan(1);
      expect(all.reports).toHaveLength(day < '2026-07' ? NAMES.length : NAMES.length - 1);
      for (let most = 1; most < NAMES.length; most += 1)
        expect(await findReportsAsOf(PORT, new Date(day), most)).toEqual({
          reports: all.reports.slice(0, most),
          reportCount: all.reports.length,
        });
    },
  );
});

describe('GET /ports/{n}?asof=', () => {
  const ask = async (query: string) => {
    const answer = await GET(new Request(`http://localhost/api/v1/ports/11434${query}`), {
      params: Promise.resolve({ n: '11434' }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('answers as its description says, with the rows of that release', async () => {
    const { status, body } = await ask('?asof=2026-04-08');
    expect([status, portAsOfAnswerSchema.parse(body)]).toEqual([200, body]);
    expect(body).toMatchObject({
      ...{ asof: '2026-04-08', release: '2025-11-14', status: 'unassigned' },
      reports: [{ id: report, revision: 2, grade: 'supported' }],
    });
    expect((body.assignments as unknown[]).length).toBe(1);
  });

  it.each([
    ['?asof=yesterday', 422, undefined],
    ['?asof=2026-02-30', 422, undefined],
    ['?asof=2999-01-01', 404, 'in-the-future'],
    ['?asof=1999-01-01', 404, 'before-first-release'],
  ])('refuses %s with %i', async (query, wanted, reason) => {
    const { status, body } = await ask(query);
    expect([status, body.reason]).toEqual([wanted, reason]);
    if (reason === 'before-first-release') expect(body.first).toBe('2025-11-14');
  });

  it('is the port as it is now without a day', async () => {
    expect((await ask('')).body).toHaveProperty('summary');
  });
});
