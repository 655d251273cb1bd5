import { beforeAll, describe, expect, it } from 'vitest';
import { importRelease } from '@/lib/iana/commands/import';
import { cellsFromRow } from '@/lib/iana/row';
import { writeCsv } from '@/lib/iana/parse/csv';
import { parseRelease } from '@/lib/iana/parse/release';
import { findReleaseRows } from '@/lib/iana/queries/rows';
import {
  readShippedRelease,
  SHIPPED_RELEASES,
  type ShippedRelease,
} from '@/lib/iana/shipped-releases';
import { testDb } from '@/lib/testing/postgres';
import { storeShippedReleases } from '@/lib/testing/releases';

const NOW = new Date('2026-11-20T12:00:00Z');
const SUMMER: ShippedRelease = 'iana-2026-08-17.xml.gz';

function shipped(name: ShippedRelease) {
  const parsed = parseRelease(readShippedRelease(name));
  if (!parsed.ok) throw parsed.error;
  return parsed.release;
}

/** The summer release with some rows taken out or changed, as the CSV of a later day. */
function laterCsv(
  change: (rows: ReturnType<typeof shipped>['rows']) => ReturnType<typeof shipped>['rows'],
): Uint8Array {
  return new TextEncoder().encode(writeCsv(change(shipped(SUMMER).rows)));
}

const state = async () => ({
  releases: await testDb().release.count(),
  rows: await testDb().registryRow.count(),
  runs: await testDb().portRun.count(),
  changes: await testDb().rowChange.count(),
  log: await testDb().logEntry.count(),
});

beforeAll(storeShippedReleases);

describe('importing the shipped releases in order', () => {
  it('counts rows and ports as the registry’s notes do', async () => {
    const releases = await testDb().release.findMany({ orderBy: { id: 'asc' } });
    expect(releases.slice(1)).toMatchObject([
      { same: 14_454, added: 21, removed: 5, changed: 37, renamed: 2 },
      { same: 14_490, added: 24, removed: 3, changed: 19, renamed: 0 },
    ]);
  });

  it.each(SHIPPED_RELEASES)('keeps %s whole: its rows read back as they were', async (name) => {
    const release = shipped(name);
    const kept = await findReleaseRows(release.date);
    const texts = (rows: typeof release.rows) =>
      rows.map((row) => JSON.stringify(cellsFromRow(row))).sort();
    expect(texts(kept?.rows ?? [])).toEqual(texts(release.rows));
  });

  it('gives every port one status, the counts of iana.md', async () => {
    const runs = await testDb().portRun.findMany({ orderBy: { start: 'asc' } });
    expect(runs[0]?.start).toBe(0);
    expect(runs.at(-1)?.end).toBe(65_535);
    expect(runs.slice(1).every((run, at) => run.start === (runs[at]?.end ?? -2) + 1)).toBe(true);
    const count = (status: string) =>
      runs
        .filter((run) => run.status === status)
        .reduce((sum, run) => sum + run.end - run.start + 1, 0);
    expect([count('assigned'), count('reserved'), count('unassigned')]).toEqual([6350, 81, 42_721]);
  });

  it('tells that 11434 was unassigned in November 2025 and is ollama since the next release', async () => {
    const events = await testDb().portEvent.findMany({
      where: { port: 11_434, transport: 'tcp' },
      include: { release: true },
    });
    expect(events).toMatchObject([
      { type: 'assigned', from: 'unassigned', to: 'assigned', namesAfter: ['ollama'] },
    ]);
    expect(events[0]?.release.date.toISOString()).toContain('2026-04-09');
  });

  it('changes nothing when the current release comes again', async () => {
    const before = await state();
    const again = await importRelease(readShippedRelease(SUMMER), {}, NOW);
    expect(again).toMatchObject({
      ok: true,
      value: { unchanged: true, rows: { added: 0, removed: 0, changed: 0 } },
    });
    expect(await state()).toEqual(before);
  });
});

describe('a release is refused, and nothing is written', () => {
  const refused = async (bytes: Uint8Array, reason: RegExp, options = {}) => {
    const before = await state();
    const outcome = await importRelease(bytes, options, NOW);
    expect(outcome).toMatchObject({
      ok: false,
      code: 'invalid',
      reason: expect.stringMatching(reason) as string,
    });
    expect(await state()).toEqual(before);
  };

  it('when it is older than the current one', () =>
    refused(readShippedRelease('iana-2026-04-09.csv.gz'), /older than the current one/));

  it('when it has the current one’s date and other content', () =>
    refused(
      laterCsv((rows) => rows.slice(0, -1)),
      /already there with other content/,
      { date: '2026-08-17' },
    ));

  it('when it loses more than 2 % of the rows', () =>
    refused(
      laterCsv((rows) => rows.filter((_, at) => at % 40 !== 0)),
      /loses 36\d of 14533 rows/,
      { date: '2026-10-01' },
    ));

  it('when its header has changed, or the file is cut off', async () => {
    await refused(new TextEncoder().encode('Service Name,Port\nx,1\n'), /header/);
    const whole = readShippedRelease(SUMMER);
    await refused(whole.slice(0, whole.length / 2), /gzip/);
  });

  it('in a dry run, which says what would happen', async () => {
    const before = await state();
    const bytes = laterCsv((rows) => rows.filter((row) => row.serviceName !== 'ollama'));
    const outcome = await importRelease(bytes, { dryRun: true, date: '2026-10-01' }, NOW);
    expect(outcome).toMatchObject({ ok: true, value: { rows: { removed: 1, added: 0 } } });
    expect(await state()).toEqual(before);
  });
});

describe('two imports at once', () => {
  it('follow one another: one of them finds its release there', async () => {
    const bytes = laterCsv((rows) => rows.filter((row) => row.serviceName !== 'ollama'));
    const outcomes = await Promise.all(
      [1, 2].map(() => importRelease(bytes, { date: '2026-10-01' }, NOW)),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.unchanged).sort()).toEqual([
      false,
      true,
    ]);
    expect(await testDb().release.count()).toBe(4);
  });
});
