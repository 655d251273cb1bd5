import { beforeEach, expect, test } from 'vitest';
import { DAY } from '@/lib/platform/clock';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { grantReviewer, recomputeMembers, recomputeTrust, setRole } from './commands';

const NOW = new Date('2026-11-20T12:00:00Z');
const CAUSE = { actorId: null, reason: 'Test.' };
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

beforeEach(() => resetDb());

const member = (handle: string, daysOld = 10, more: object = {}) =>
  testDb().user.create({ data: { handle, createdAt: ago(daysOld), ...more } });

const applied = (authorId: string, port: number, daysAgo: number, more: object = {}) =>
  testDb().edit.create({
    data: {
      kind: 'report.create',
      subjectType: 'report',
      portStart: port,
      portEnd: port,
      note: 'n',
      authorId,
      changes: { evidence: [{ kind: 'vendor-docs', url: 'https://example.org' }] },
      state: 'applied',
      decidedAt: ago(daysAgo),
      ...more,
    },
  });

const recompute = (id: string) => testDb().$transaction((tx) => recomputeTrust(tx, id, NOW));
const log = () =>
  testDb().logEntry.findMany({ orderBy: { id: 'asc' }, select: { action: true, data: true } });

test('applied edits with evidence make a contributor, once, and the log says so', async () => {
  const ana = await member('ana');
  for (const [index, port] of [80, 443, 1323].entries()) await applied(ana.id, port, 5 - index);
  expect(await recompute(ana.id)).toBe(2);
  expect(await recompute(ana.id)).toBe(2);
  expect(await log()).toEqual([{ action: 'trust.changed', data: { before: 1, after: 2 } }]);
});

test('edits that were reverted count no more, and the level goes with them', async () => {
  const ana = await member('ana');
  const edits = [];
  for (const [index, port] of [80, 443, 1323].entries())
    edits.push(await applied(ana.id, port, 5 - index));
  await recompute(ana.id);
  const ben = await member('ben');
  await applied(ben.id, 80, 1, { kind: 'revert', changes: {}, revertsEditId: edits[0]?.id });
  await testDb().edit.update({ where: { id: edits[0]?.id ?? 0 }, data: { undone: true } });
  expect(await recompute(ana.id)).toBe(1);
  expect((await log()).at(-1)).toEqual({ action: 'trust.changed', data: { before: 2, after: 1 } });
});

test('seven days pass by themselves', async () => {
  const ana = await member('ana', 6);
  for (const [index, port] of [80, 443, 1323].entries()) await applied(ana.id, port, 5 - index);
  expect(await recomputeMembers(NOW)).toBe(0);
  expect(await recomputeMembers(new Date(NOW.getTime() + DAY))).toBe(1);
});

async function reportWithVotes(confirmers: string[]) {
  const author = await member('author');
  const software = await testDb().software.create({
    data: { slug: 'echo', name: 'Echo', nameKey: 'echo' },
  });
  const edit = await applied(author.id, 1323, 5);
  const report = await testDb().report.create({
    data: {
      portStart: 1323,
      portEnd: 1323,
      transports: ['tcp'],
      softwareId: software.id,
      role: 'default',
      summary: 's',
      authorId: author.id,
      evidence: {
        create: {
          key: '1',
          position: 1,
          kind: 'vendor-docs',
          publisher: 'vendor',
          url: 'https://example.org',
          checkedOn: NOW,
          primary: true,
          editId: edit.id,
        },
      },
    },
  });
  await testDb().vote.createMany({
    data: confirmers.map((userId) => ({ reportId: report.id, userId, value: 'confirm', epoch: 1 })),
  });
  return report;
}

test('a voter who becomes established moves the grade, and no longer when demoted', async () => {
  const [ana, ben] = [await member('ana', 10, { earnedTrust: 2 }), await member('ben')];
  const report = await reportWithVotes([ana.id, ben.id]);
  const grade = async () =>
    (await testDb().report.findUniqueOrThrow({ where: { id: report.id } })).grade;
  await testDb().$transaction((tx) => setRole(tx, ben.id, 'moderator', CAUSE, NOW));
  expect(await grade()).toBe('confirmed');
  await testDb().$transaction((tx) => setRole(tx, ben.id, 'member', CAUSE, NOW));
  expect(await grade()).toBe('supported');
  expect((await log()).map(({ action }) => action)).toEqual([
    'role.set',
    'report.regraded',
    'role.set',
    'report.regraded',
  ]);
});

test('a moderator makes a reviewer of whoever has earned it, and of nobody else', async () => {
  const ana = await member('ana', 40);
  const grant = () => testDb().$transaction((tx) => grantReviewer(tx, ana.id, CAUSE, NOW));
  for (let index = 0; index < 19; index += 1) await applied(ana.id, 1000 + index, 30 - index);
  expect(await grant()).toMatchObject({ ok: false, reason: 'reviewer-not-earned' });
  await applied(ana.id, 2000, 1);
  expect(await grant()).toMatchObject({ ok: true });
  expect(await testDb().user.findUnique({ where: { id: ana.id } })).toMatchObject({
    role: 'reviewer',
  });
});
