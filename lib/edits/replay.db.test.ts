import { ANSWER, REOPEN, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { DAY, HOUR } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { castVote } from '@/lib/votes/commands';
import { act, type Act, value } from './acts.arbitrary';

const T0 = new Date('2026-11-20T12:00:00Z');

async function perform(
  people: readonly Person[],
  { what, who, which, changes }: Act,
  now: Date,
): Promise<void> {
  const actor = people[who]!;
  const edit = which + 1;
  const done = (work: Parameters<typeof transact>[0]) => transact(work);
  if (what === 'update')
    await submit(
      actor,
      { kind: 'report.update', subject: 1 + (which % 2), baseRevision: 1, changes },
      now,
    );
  else if (what === 'retire')
    await submit(actor, { kind: 'report.retire', subject: 1 + (which % 2), changes: {} }, now);
  else if (what === 'revert') await submit(actor, { kind: 'revert', subject: edit }, now);
  else if (what === 'vote')
    await done((tx) => castVote(tx, actor, 1 + (which % 2), 'confirm', now));
  else if (what === 'sweep') await decideDueEdits(now);
  else if (what === 'answer') await actOn(ANSWER, actor, edit, { changes, note: 'Answer.' }, now);
  else if (what === 'withdraw') await actOn(WITHDRAW, actor, edit, {}, now);
  else if (what === 'reopen') await actOn(REOPEN, actor, edit, {}, now);
  else if (what === 'take-over') await actOn(TAKE_OVER, actor, edit, {}, now);
  else if (what === 'rebase') {
    const revision = await testDb().revision.count({
      where: { subjectType: 'report', subjectId: 1 + (which % 2) },
    });
    await actOn(REBASE, actor, edit, { baseRevision: revision, resolutions: changes }, now);
  } else await review(actor, { id: edit }, { verdict: what }, now);
}

async function start(): Promise<Person[]> {
  await resetDb();
  const people = [
    await person(),
    await person({ earnedTrust: 2 }),
    await person({ role: 'reviewer' }),
    await person({ role: 'reviewer' }),
    await person({ role: 'moderator' }),
  ];
  for (const port of [1, 2]) await givenReport(people[0]!, { portStart: port, portEnd: port }, T0);
  return people;
}

describe('whatever people do', () => {
  it('the log replays to the present state, and tables are what the newest revisions say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const people = await start();
        let now = T0.getTime();
        for (const one of acts) await perform(people, one, new Date((now += one.hours * HOUR)));
        await check();
      }),
      { numRuns: 20 },
    );
  });
});

it('the log tells every state that an edit can be in', async () => {
  const people = await start();
  const step = (what: Act['what'], who: number, which: number, changes: Act['changes'] = {}) => ({
    what,
    who,
    which,
    changes,
    hours: 1,
  });
  const acts: Act[] = [
    step('update', 0, 0, { summary: 'One' }), // edit 3
    step('update', 0, 0, { summary: 'Two' }), // edit 4
    step('update', 0, 0, { versions: 'v1' }), // edit 5
    step('update', 1, 0, { role: 'default' }), // edit 6
    step('update', 1, 0, { onByDefault: true }), // edit 7
    step('approve', 4, 2),
    step('approve', 4, 3),
    step('reject', 4, 4),
    step('request-changes', 4, 5),
    step('withdraw', 1, 6),
  ];
  let now = T0.getTime();
  for (const one of acts) await perform(people, one, new Date((now += HOUR)));
  await submit(
    people[1]!,
    { kind: 'report.update', subject: 2, changes: { summary: 'Open' } },
    new Date(now),
  );
  const states = (await testDb().edit.findMany({ orderBy: { id: 'asc' }, skip: 2 })).map(
    ({ state }) => state,
  );
  expect(states).toEqual([
    'applied',
    'conflicted',
    'rejected',
    'changes-requested',
    'withdrawn',
    'open',
  ]);
  await check();
  await decideDueEdits(new Date(now + 200 * DAY));
  await decideDueEdits(new Date(now + 400 * DAY));
  expect(await testDb().edit.count({ where: { state: 'expired' } })).toBe(3);
  await check();
});

async function check(): Promise<void> {
  expect(await findBrokenInvariants(pool())).toEqual([]);
}

describe('an edit and its revert', () => {
  it('give back the revision, whatever the edit changed', async () => {
    await fc.assert(
      fc.asyncProperty(value, value, async (first, second) => {
        const [author] = await start();
        const who = author!;
        for (const changes of [first, second]) {
          const edit = await submit(who, { kind: 'report.update', subject: 1, changes }, T0);
          if (!edit.ok) continue;
          must(
            await review(
              { id: (await person({ role: 'moderator' })).id, trust: 4 },
              edit.value,
              { verdict: 'approve' },
              T0,
            ),
          );
          must(await submit(who, { kind: 'revert', subject: edit.value.id }, T0));
        }
        const revisions = await testDb().revision.findMany({
          where: { subjectType: 'report', subjectId: 1 },
          orderBy: { number: 'asc' },
        });
        expect(revisions.at(-1)?.content).toEqual(revisions[0]?.content);
      }),
      { numRuns: 10 },
    );
  });

  it('undo each other: reverting the revert brings the change back', async () => {
    const [author] = await start();
    const edit = await applied(
      author!,
      { kind: 'report.update', subject: 1, changes: { summary: 'Kept' } },
      T0,
    );
    const revert = must(await submit(author!, { kind: 'revert', subject: edit.id }, T0));
    must(await submit(author!, { kind: 'revert', subject: revert.id }, T0));
    expect(await testDb().report.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({
      summary: 'Kept',
      revision: 4,
    });
  });
});
