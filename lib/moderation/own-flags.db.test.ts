import { beforeEach, describe, expect, it } from 'vitest';
import { TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { givenRelease } from '@/lib/testing/releases';
import { closeFlag, raiseFlag } from './commands/flags';
import { T0 } from './locks.fixture';
import type { FlagSubject } from './schema';

let member: Person;
let moderator: Person;
let other: Person;

beforeEach(async () => {
  await resetDb();
  member = await person();
  [moderator, other] = [await person({ role: 'moderator' }), await person({ role: 'moderator' })];
});

const flagOn = async (type: FlagSubject, id: number | string) => {
  const body = { subject: { type, id }, reason: 'spam', note: 'Look.' };
  return must(await transact((tx) => raiseFlag(tx, member, body, T0))).id;
};
const close = (who: Person, id: number) =>
  transact((tx) => closeFlag(tx, who, id, 'dismissed', 'Fine.', T0));
/** Somebody else is an active moderator. */
const active = async () => {
  must(await review(other, await opened(member, 4000, T0), { verdict: 'reject' }, T0));
};

describe('a flag on what a moderator has a part in', () => {
  /** By what it is called: makes it, and answers what is flagged. */
  const THINGS: [string, string, () => Promise<[FlagSubject, number | string]>][] = [
    [
      'an edit that they took over',
      'own-edit',
      async () => {
        const { id } = await opened(member, 2000, T0);
        must(await actOn(TAKE_OVER, moderator, id, {}, T0));
        return ['edit', id];
      },
    ],
    [
      'an edit that they took over and somebody else after them',
      'own-edit',
      async () => {
        const { id } = await opened(member, 2000, T0);
        must(await actOn(TAKE_OVER, moderator, id, {}, T0));
        must(await actOn(TAKE_OVER, await person({ role: 'reviewer' }), id, {}, T0));
        return ['edit', id];
      },
    ],
    [
      'an edit that they put right',
      'own-edit',
      async () => {
        const edit = await opened(member, 2000, T0);
        const changes = { summary: 'Listens here' };
        must(await review(moderator, edit, { verdict: 'approve', changes }, T0));
        return ['edit', edit.id];
      },
    ],
    ['their report', 'own-report', async () => ['report', await givenReport(moderator, {}, T0)]],
    [
      'a report whose claim they put right',
      'own-report',
      async () => {
        const edit = await opened(member, 2000, T0);
        const changes = { summary: 'Listens here', transports: ['udp'] };
        const put = must(await review(moderator, edit, { verdict: 'approve', changes }, T0));
        return ['report', put.subjectId ?? 0];
      },
    ],
    [
      'an article that they wrote in',
      'own-words',
      async () => {
        const article = { kind: 'article.update' as const, subject: { port: 80, locale: 'en' } };
        await applied(member, { ...article, changes: { title: 'HTTP', body: 'One.' } }, T0);
        await applied(moderator, { ...article, changes: { body: 'One.\n\nTwo.' } }, T0);
        return ['article', '80/en'];
      },
    ],
    [
      'an entry whose tagline is theirs',
      'own-words',
      async () => {
        await givenReport(member, {}, T0);
        const update = { kind: 'software.update' as const, subject: 'echo' };
        await applied(moderator, { ...update, changes: { tagline: 'Small' } }, T0);
        return ['software', 'echo'];
      },
    ],
    [
      'a report whose description is theirs',
      'own-words',
      async () => {
        const report = await givenReport(member, {}, T0);
        const update = { kind: 'report.update' as const, subject: report };
        await applied(moderator, { ...update, changes: { description: 'All of it.' } }, T0);
        return ['report', report];
      },
    ],
    [
      'a service’s profile that is theirs',
      'own-words',
      async () => {
        await givenRelease('2026-01-01', [['ssh', '22', 'tcp']], T0);
        const changes = { plainName: 'Secure Shell', what: 'A shell on another computer.' };
        await applied(moderator, { kind: 'service.update', subject: 'ssh', changes }, T0);
        return ['service', 'ssh'];
      },
    ],
    [
      'an entry with an open edit of theirs',
      'own-open-edit',
      async () => {
        await givenReport(member, {}, T0);
        const update = { kind: 'software.update' as const, subject: 'echo' };
        must(await submit(moderator, { ...update, changes: { tagline: 'Small' } }, T0));
        return ['software', 'echo'];
      },
    ],
  ];

  it.each(THINGS)('%s: another closes it', async (_, reason, make) => {
    const id = await flagOn(...(await make()));
    await active();
    expect(await close(moderator, id)).toMatchObject({ code: 'forbidden', reason });
    must(await close(other, id));
    const { reason: said, data } = await closed(id);
    expect([said, data]).toEqual(['Fine.', { verdict: 'dismissed' }]);
  });

  it.each(THINGS)(
    '%s: the only active moderator closes it, and the log says so',
    async (...[, , make]) => {
      const id = await flagOn(...(await make()));
      must(await close(moderator, id));
      expect(await closed(id)).toMatchObject({
        reason: 'Fine. (Closed by somebody with a part in it, the only active moderator.)',
        data: { verdict: 'dismissed', by: 'own-dispute' },
      });
    },
  );
});

const closed = (flag: number) =>
  testDb().logEntry.findFirstOrThrow({
    where: { action: 'flag.closed', subjectId: String(flag) },
  });

it('what is theirs alone they never decide, and what others wrote they do', async () => {
  const own = await flagOn('edit', (await opened(moderator, 2000, T0)).id);
  expect(await close(moderator, own)).toMatchObject({ reason: 'own-edit' });
  const reviewed = await opened(member, 2001, T0);
  must(await review(moderator, reviewed, { verdict: 'approve' }, T0));
  const flags = [
    await flagOn('edit', reviewed.id),
    await flagOn('report', await givenReport(member, {}, T0)),
  ];
  await active();
  for (const id of flags) must(await close(moderator, id));
});

it('a flag that they raised another closes; the only active moderator closes it, and the log says so', async () => {
  const raised = async (port: number) => {
    const subject = { type: 'edit' as const, id: (await opened(member, port, T0)).id };
    const body = { subject, reason: 'spam', note: 'Look.' };
    return must(await transact((tx) => raiseFlag(tx, moderator, body, T0))).id;
  };
  const [first, second] = [await raised(2000), await raised(2001)];
  must(await close(moderator, first));
  expect(await closed(first)).toMatchObject({ data: { by: 'own-dispute' } });
  await active();
  expect(await close(moderator, second)).toMatchObject({ code: 'forbidden', reason: 'own-flag' });
  must(await close(other, second));
});
