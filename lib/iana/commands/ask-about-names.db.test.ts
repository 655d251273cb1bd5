import { beforeEach, describe, expect, it } from 'vitest';
import { importRelease } from '@/lib/iana/commands/import';
import { applied, givenReport, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { givenRelease, releaseOf } from '@/lib/testing/releases';

const NOW = new Date('2026-11-20T12:00:00Z');
/** As many as an entry may have (`SOFTWARE_BOUNDS.list`). */
const FULL = Array.from({ length: 20 }, (_, at) => `Kestrel edition ${at}`);

beforeEach(async () => {
  await resetDb();
  await givenRelease('2026-01-01', [['ssh', '22', 'tcp']], NOW);
  const author = await person();
  const ports = { portStart: 4700, portEnd: 4730 };
  await givenReport(author, { ...ports, software: { name: 'Kestrel' } }, NOW);
  const full = { kind: 'software.update', subject: 'kestrel', changes: { aliases: FULL } } as const;
  await applied(author, full, NOW);
});

/** Imports a release in which so many ports that are reported get names like the software's. */
async function take(count: number) {
  const said: string[] = [];
  const names = Array.from({ length: count }, (_, at) => {
    return [`kestrel-mq${at}`, String(4700 + at), 'tcp'] as const;
  });
  const bytes = releaseOf([['ssh', '22', 'tcp'], ...names]);
  const options = { date: '2026-02-01', say: (line: string) => said.push(line) };
  const outcome = await importRelease(bytes, options, NOW);
  const entry = await testDb().logEntry.findFirstOrThrow({ where: { subjectId: '2026-02-01' } });
  return { said, outcome, reason: entry.reason.split('\n') };
}

describe('a question that cannot be asked', () => {
  it('keeps no release out: whoever imports and the log say what is to be looked at', async () => {
    const { said, outcome, reason } = await take(1);
    expect(outcome).toMatchObject({ ok: true, value: { rows: { added: 1 } } });
    expect(await testDb().release.count()).toBe(2);
    expect(await testDb().edit.count({ where: { state: 'open' } })).toBe(0);
    expect(said).toEqual([
      'Is kestrel-mq0 on port 4700 the software kestrel? Both speak of kestrel, and it could not be asked (changes.aliases: too_big).',
    ]);
    expect(reason).toEqual(['Release of 2026-02-01 (CSV, 2 rows)', ...said]);
  });

  it('does not fill the log, however many there are', async () => {
    const { said, reason } = await take(23);
    expect(said).toHaveLength(21);
    expect(said.at(-1)).toBe('And 3 more.');
    expect(reason.slice(1)).toEqual(said);
  });
});
