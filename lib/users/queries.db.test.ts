import { beforeEach, expect, test } from 'vitest';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { findProfile } from './queries';

beforeEach(() => resetDb());

async function ana() {
  return testDb().user.create({
    data: {
      handle: 'ana',
      email: 'ana@example.org',
      name: 'Ana Kowalska',
      createdAt: new Date('2026-03-17T08:00:00Z'),
      earnedTrust: 2,
    },
  });
}

test('a profile shows applied edits and the month of joining', async () => {
  const user = await ana();
  const edit = { authorId: user.id, note: 'n', changes: {} };
  const software = await testDb().software.create({
    data: { slug: 'echo', name: 'Echo', nameKey: 'echo' },
  });
  await testDb().edit.createMany({
    data: [
      {
        ...edit,
        kind: 'report.create',
        subjectType: 'report',
        portStart: 1323,
        portEnd: 1323,
        state: 'applied',
        decidedAt: new Date('2026-04-01'),
      },
      {
        ...edit,
        kind: 'software.update',
        subjectType: 'software',
        subjectId: software.id,
        state: 'applied',
        decidedAt: new Date('2026-05-01'),
      },
      {
        ...edit,
        kind: 'report.create',
        subjectType: 'report',
        portStart: 80,
        portEnd: 80,
        state: 'rejected',
        decidedAt: new Date('2026-06-01'),
      },
    ],
  });
  const profile = await findProfile('ANA');
  expect(profile).toMatchObject({
    handle: 'ana',
    memberSince: '2026-03',
    level: 2,
    role: 'member',
    applied: 2,
    reviews: 0,
    closed: false,
  });
  expect(
    profile?.edits.map(({ kind, day, ports, software: entry }) => [
      kind,
      day,
      ports?.start,
      entry?.slug,
    ]),
  ).toEqual([
    ['software.update', '2026-05-01', undefined, 'echo'],
    ['report.create', '2026-04-01', 1323, undefined],
  ]);
});

test('a profile holds no address, no name of a person and no ballot', async () => {
  await ana();
  const shown = JSON.stringify(await findProfile('ana'));
  expect(shown).not.toContain('example.org');
  expect(shown).not.toContain('Kowalska');
  expect(shown).not.toContain('vote');
});

test('there is no profile of whoever has no handle yet', async () => {
  await testDb().user.create({ data: { email: 'ben@example.org' } });
  expect(await findProfile('ben')).toBeNull();
});
