import { beforeEach, describe, expect, it } from 'vitest';
import { applied, person } from '@/lib/testing/community';
import { listFlagged } from '@/lib/moderation/queries/flags';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { givenRelease, type ReleaseRow } from '@/lib/testing/releases';

const NOW = new Date('2026-11-20T12:00:00Z');
const SSH = ['ssh', '22', 'tcp'] as const;
const FOO = ['foo', '5000', 'tcp', 'The foo of A'] as const;
const OTHER = ['Foo', '6000', 'udp', 'A bank of B'] as const;

beforeEach(async () => {
  await resetDb();
  await givenRelease('2026-01-01', [SSH, FOO], NOW);
  const author = await person();
  const changes = { plainName: 'Foo of A', what: 'Moves foos about.' };
  await applied(author, { kind: 'service.update', subject: 'foo', changes }, NOW);
});

const flags = () => testDb().flag.findMany({ orderBy: { id: 'asc' } });

describe('a service’s name that IANA gave to somebody else', () => {
  it('is asked about at the desk by the instance, once, and the log tells of it', async () => {
    await givenRelease('2026-02-01', [SSH], NOW);
    expect(await flags()).toEqual([]);
    await givenRelease('2026-03-01', [SSH, OTHER], NOW);
    await givenRelease('2026-04-01', [SSH, OTHER, ['bar', '1', 'tcp']], NOW);
    const [flagged, ...others] = await listFlagged(await person({ role: 'moderator' }));
    expect(others).toEqual([]);
    expect(flagged).toMatchObject({ type: 'service', id: 'foo', flags: [{ state: 'open' }] });
    expect(flagged?.flags[0]?.note).toBe(
      'In the release of 2026-03-01 foo is “A bank of B”; what is said of it was written when it was “The foo of A”. Is it the same service?',
    );
    const log = { action: 'flag.raised', subjectType: 'service', subjectId: 'foo' };
    expect(await testDb().logEntry.count({ where: log })).toBe(1);
  });

  it('is asked about where it happens in one release, too', async () => {
    await givenRelease('2026-02-01', [SSH, OTHER], NOW);
    expect(await flags()).toHaveLength(1);
  });

  const THE_SAME: [string, ReleaseRow[]][] = [
    ['spelt otherwise', [['FOO', '5000', 'tcp', 'The foo of A']]],
    ['on another port', [['foo', '5001', 'tcp', 'The foo of A']]],
    ['with a port more', [FOO, ['foo', '6000', 'udp', 'Another word for it']]],
  ];
  it.each(THE_SAME)('is not asked about where it is %s', async (_, rows) => {
    await givenRelease('2026-02-01', [SSH, ...rows], NOW);
    expect(await flags()).toEqual([]);
  });

  it('is not asked about where it comes back as it was', async () => {
    await givenRelease('2026-02-01', [SSH], NOW);
    await givenRelease('2026-03-01', [SSH, FOO], NOW);
    expect(await flags()).toEqual([]);
  });
});
