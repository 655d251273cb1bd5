import { beforeEach, expect, it } from 'vitest';
import {
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
import { lock, T0 } from './locks.fixture';

let member: Person;
let moderator: Person;
let other: Person;
let report: number;
beforeEach(async () => {
  await resetDb();
  member = await person();
  [moderator, other] = [await person({ role: 'moderator' }), await person({ role: 'moderator' })];
  report = await givenReport(member, {}, T0);
  must(await review(other, await opened(member, 2001, T0), { verdict: 'reject' }, T0));
});

it('a report that a waiting undoing of a merge of entries would rid of a moderator’s words', async () => {
  const second = await givenReport(member, { software: { name: 'Other' } }, T0);
  const { content } = await testDb().revision.findFirstOrThrow({
    where: { subjectType: 'report', subjectId: second },
  });
  const { evidence } = content as { evidence: object[] };
  const mine = { kind: 'vendor-docs', url: 'https://echo.labstack.com/moderator' };
  await applied(
    moderator,
    { kind: 'report.update', subject: second, changes: { evidence: [...evidence, mine] } } as never,
    T0,
  );
  const merge = await applied(
    member,
    { kind: 'software.merge', subject: 'other', changes: { into: 'echo' } } as never,
    T0,
  );
  const { content: now } = await testDb().revision.findFirstOrThrow({
    where: { subjectType: 'report', subjectId: report },
    orderBy: { number: 'desc' },
  });
  expect(JSON.stringify(now)).toContain('labstack.com/moderator');
  must(await submit(member, { kind: 'revert', subject: merge.id } as never, T0));
  const it3 = await lock(moderator, report);
  expect(it3.ok ? 'locked' : it3.reason).toBe('own-open-edit');
});
