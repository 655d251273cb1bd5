import { beforeAll, describe, expect, it } from 'vitest';
import { importRelease, type ImportOptions } from '@/lib/iana/commands/import';
import { parseRelease } from '@/lib/iana/parse/release';
import { findReleaseRows } from '@/lib/iana/queries/rows';
import { findCurrentRelease, findRelease } from '@/lib/iana/queries/releases';
import { contentHash } from '@/lib/iana/row';
import { readShippedRelease, type ShippedRelease } from '@/lib/iana/shipped-releases';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { storeShippedReleases } from '@/lib/testing/releases';

const NOW = new Date('2026-11-20T12:00:00Z');
const AUTUMN: ShippedRelease = 'iana-2025-11-14.csv.gz';
const SPRING: ShippedRelease = 'iana-2026-04-09.csv.gz';
const SUMMER: ShippedRelease = 'iana-2026-08-17.xml.gz';
const DATES = ['2025-11-14', '2026-04-09', '2026-08-17'];

/** What the importer says before it acts, and what came of it. */
async function take(name: ShippedRelease, options: ImportOptions = {}) {
  const said: string[] = [];
  const outcome = await importRelease(
    readShippedRelease(name),
    { ...options, say: (line) => said.push(line) },
    NOW,
  );
  return { said, outcome };
}

/** Everything that the history says: the releases with their diffs, all their rows, and what holds today. */
async function whole() {
  const found = await Promise.all(DATES.map(findRelease));
  // Only the XML knows where references lead, and only rows that it brought tell.
  const releases = JSON.parse(
    JSON.stringify(found, (key, value: unknown) => (key === 'url' ? null : value)),
  ) as typeof found;
  const rows = await Promise.all(DATES.map(findReleaseRows));
  const runs = await testDb().portRun.findMany({ orderBy: { start: 'asc' } });
  const now = await testDb().registryRow.count({ where: { lastReleaseId: null } });
  const searched = await testDb().searchEntry.count({ where: { kind: 'service' } });
  return {
    releases,
    rows: rows.map((release) => release?.rows.map(contentHash).sort()),
    ...{ runs, now, searched },
    kept: await testDb().registryRow.count(),
    current: await findCurrentRelease(),
  };
}

const state = async () => ({
  ...(await whole()),
  log: await testDb().logEntry.count(),
});

let inOrder: Awaited<ReturnType<typeof whole>>;

beforeAll(async () => {
  await storeShippedReleases();
  inOrder = await whole();
  await resetDb();
  await take(SUMMER);
});

describe('older releases', () => {
  it('are refused, with what can be done in the one line', async () => {
    const { outcome } = await take(SPRING);
    expect(outcome).toMatchObject({
      ok: false,
      reason:
        "release 2026-04-09 is older than the current one, 2026-08-17; that is only its newest row's date: give the file's own with --date YYYY-MM-DD; --fill puts it in its place in the history; --force rolls the whole site back to it",
    });
  });

  it('are filled in, the diffs and histories as if they had come in order', async () => {
    expect(await take(SPRING, { fill: true, dryRun: true })).toMatchObject({
      outcome: { ok: true },
    });
    expect(await testDb().release.count()).toBe(1);
    for (const name of [SPRING, AUTUMN])
      expect(await take(name, { fill: true })).toMatchObject({ said: [], outcome: { ok: true } });
    expect(await whole()).toEqual(inOrder);
    const log = await testDb().logEntry.findMany({ where: { subjectType: 'release' } });
    expect(log.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['release.imported', '2026-08-17'],
      ['release.filled-in', '2026-04-09'],
      ['release.filled-in', '2025-11-14'],
    ]);
    // Nobody is told of news from last year.
    expect(await testDb().untoldEntry.count()).toBe(1);
  });

  it('are not filled in twice, nor where they are the newest', async () => {
    const before = await state();
    expect((await take(AUTUMN, { fill: true })).outcome).toMatchObject({
      value: { unchanged: true },
    });
    expect((await take(SUMMER, { fill: true, date: '2026-11-01' })).outcome).toMatchObject({
      ok: false,
      reason: 'release 2026-11-01 is newer than all others: import it without --fill',
    });
    expect(await state()).toEqual(before);
  });
});

describe('an older release by force', () => {
  it('is refused without, although the history has it', async () => {
    expect((await take(AUTUMN)).outcome).toMatchObject({
      ok: false,
      reason: expect.stringMatching(
        /in the history already; --force rolls the whole site/,
      ) as string,
    });
  });

  it('says first that the whole site goes back, then does', async () => {
    const { said, outcome } = await take(AUTUMN, { force: true });
    expect(said).toEqual([
      'This rolls the whole site back to 2025-11-14; importing 2026-08-17 again takes that back.',
    ]);
    expect(outcome.ok).toBe(true);
    expect(await findCurrentRelease()).toBe('2025-11-14');
    expect(await findRelease('2025-11-14')).toMatchObject({ previous: '2026-08-17' });
    expect(await findRelease('2026-04-09')).toMatchObject({ previous: null, changes: [] });
    const ollama = await testDb().portRun.findFirst({
      where: { end: { gte: 11_434 } },
      orderBy: { end: 'asc' },
    });
    expect(ollama?.tcp).toBe('unassigned');
    for (const [at, date] of DATES.entries()) {
      const hashes = (await findReleaseRows(date))?.rows.map(contentHash).sort();
      expect(hashes).toEqual(inOrder.rows[at]);
    }
  });

  it('is taken back by importing the newer one again: all is as it was', async () => {
    const { said, outcome } = await take(SUMMER);
    expect(said).toEqual([
      'Release 2026-08-17 becomes the current one again; 2025-11-14 takes its place in the history.',
    ]);
    expect(outcome).toMatchObject({ ok: true, value: { rows: { added: 24, removed: 3 } } });
    expect(await whole()).toEqual(inOrder);
    expect(await testDb().untoldEntry.count()).toBe(1);
  });

  it('and new to the history, it stands in its place after the way back', async () => {
    const parsed = parseRelease(readShippedRelease(AUTUMN));
    if (!parsed.ok) throw parsed.error;
    expect((await take(AUTUMN, { date: '2026-01-01', force: true })).outcome.ok).toBe(true);
    expect(await findCurrentRelease()).toBe('2026-01-01');
    expect((await take(SUMMER)).outcome.ok).toBe(true);
    expect(await findCurrentRelease()).toBe('2026-08-17');
    expect(await findRelease('2026-01-01')).toMatchObject({
      previous: '2025-11-14',
      rows: { same: parsed.release.rows.length, added: 0, removed: 0, changed: 0 },
    });
    expect((await findRelease('2026-04-09'))?.rows).toEqual(inOrder.releases[1]?.rows);
  });
});
