import { beforeEach, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { createToken } from '@/lib/auth/commands/tokens';
import type { Actor } from '@/lib/auth/types';
import { REOPEN, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { after, DAY, HOUR, newPair, storedEdit, T0 } from '@/lib/edits/kinds/scene.fixture';
import { MOST_PORTS_UNSEEN } from '@/lib/edits/kinds/weight';
import type { Verdict } from '@/lib/edits/types';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { closeFlag, raiseFlag } from '@/lib/moderation/commands/flags';
import { giveDueVerdicts, holdVerdict, takeBackVerdict } from '@/lib/moderation/commands/held';
import { MINUTE, SECOND } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { setRole } from '@/lib/trust/commands';
import { own, unseen } from './absence.fixture';

let p: Person; // a contributor who counts on nobody coming
let carol: Person; // an honest one
let honest: Person; // an honest reviewer
let moderator: Person;

beforeEach(async () => {
  ({ carol, honest, moderator } = await newPair());
  p = await person({ earnedTrust: 2 });
});

const waits = { state: 'open', escalatedAt: expect.any(Date) as Date };

describe('an objection stays', () => {
  it.each<Verdict>(['reject', 'request-changes'])(
    'where whoever said %s is no reviewer any more',
    async (verdict) => {
      const edit = await opened(p, 2000, T0);
      must(await review(honest, edit, { verdict }, after(HOUR)));
      if (verdict === 'request-changes') await openAgain(edit.id);
      const cause = { actorId: moderator.id, reason: 'Stepped down.' };
      must(
        await transact(async (tx) =>
          success(await setRole(tx, honest.id, 'member', cause, after(DAY))),
        ),
      );
      await decideDueEdits(after(9 * DAY));
      expect(await storedEdit(edit.id)).toMatchObject(waits);
    },
  );

  it('where another proposes what went with the suspension of its author', async () => {
    const other = await person({ earnedTrust: 2 });
    const first = await opened(other, 2000, T0);
    const suspend = (tx: Tx) => suspendAccount(tx, moderator, other.handle, 'Spam.', after(HOUR));
    must(await transact(suspend));
    expect((await storedEdit(first.id)).state).toBe('withdrawn');
    const second = await opened(p, 2000, after(DAY));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).toMatchObject(waits);
  });

  it('where whoever rejected it has closed their account', async () => {
    const edit = await opened(p, 2000, T0);
    must(await review(honest, edit, { verdict: 'reject' }, after(HOUR)));
    must(await transact((tx) => closeAccount(tx, honest.id, after(DAY))));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).toMatchObject(waits);
  });

  describe('where whoever flagged it closes their account', () => {
    const flagged = async (edit: { id: number }, verdict: 'upheld' | 'dismissed', left: number) => {
      const body = { subject: { type: 'edit', id: edit.id }, reason: 'spam', note: 'Bad.' };
      const flag = must(await transact((tx) => raiseFlag(tx, carol, body as never, after(HOUR))));
      const close = () =>
        transact((tx) => closeFlag(tx, moderator, flag.id, verdict, 'Seen.', after(3 * HOUR)));
      const leave = () => transact((tx) => closeAccount(tx, carol.id, after(left)));
      for (const act of left < 3 * HOUR ? [leave, close] : [close, leave])
        must<unknown>(await act());
      expect(await testDb().flag.count()).toBe(0);
    };

    it.each([2 * HOUR, 4 * HOUR])('%i ms after it was opened', async (left) => {
      const edit = await opened(p, 2000, T0);
      await flagged(edit, 'upheld', left);
      await decideDueEdits(after(9 * DAY));
      expect(await storedEdit(edit.id)).toMatchObject(waits);
    });

    it('also for what is proposed once more', async () => {
      const edit = await opened(p, 2000, T0);
      await flagged(edit, 'upheld', 4 * HOUR);
      must(await actOn(WITHDRAW, p, edit.id, {}, after(5 * HOUR)));
      const again = await opened(p, 2000, after(DAY));
      await decideDueEdits(after(9 * DAY));
      expect(await storedEdit(again.id)).toMatchObject(waits);
    });

    it('but not where a moderator said that the flag was wrong', async () => {
      const edit = await opened(p, 2000, T0);
      await flagged(edit, 'dismissed', 4 * HOUR);
      await decideDueEdits(after(9 * DAY));
      expect(await storedEdit(edit.id)).toMatchObject(unseen);
    });
  });

  /** Its author withdraws the edit and opens it again. */
  async function openAgain(id: number): Promise<void> {
    must(await actOn(WITHDRAW, p, id, {}, after(2 * HOUR)));
    must(await actOn(REOPEN, p, id, {}, after(3 * HOUR)));
  }
});

describe('a verdict that can still be taken back', () => {
  /** Given on the edit five seconds before its seven days are over. */
  async function held(edit: number): Promise<void> {
    const token = { name: 'desk', scopes: ['read', 'write'], expiresAt: null } as const;
    must(await createToken(testDb(), honest.id, token as never, T0));
    const { id: tokenId } = await testDb().apiToken.findFirstOrThrow();
    const who = { ...honest, via: 'token', sessionId: null, tokenId } as unknown as Actor;
    const input = { verdict: 'reject', reason: 'Spam.', version: 1 } as const;
    must(await transact((tx) => holdVerdict(tx, who, edit, input, after(7 * DAY - 5 * SECOND))));
  }

  it('comes before the end of the seven days', async () => {
    const edit = await opened(p, 2000, T0);
    await held(edit.id);
    await decideDueEdits(after(7 * DAY));
    expect(await storedEdit(edit.id)).toMatchObject({
      ...{ state: 'open', escalatedAt: null, dueAt: after(7 * DAY + 5 * SECOND + MINUTE) },
    });
    await giveDueVerdicts(after(7 * DAY + 6 * SECOND));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).toMatchObject(waits);
  });

  it('is not waited for once it is taken back', async () => {
    const edit = await opened(p, 2000, T0);
    await held(edit.id);
    await decideDueEdits(after(7 * DAY));
    must(await transact((tx) => takeBackVerdict(tx, honest, edit.id, after(7 * DAY))));
    await decideDueEdits(after(7 * DAY + 2 * MINUTE));
    expect(await storedEdit(edit.id)).toMatchObject(unseen);
  });
});

describe('beside a source on its own places', () => {
  it.each([
    ['contrary evidence', { kind: 'article', url: 'https://evil.example.org/no', supports: false }],
    ['contrary evidence of its own', { ...own('no'), supports: false }],
    ['a source elsewhere', { kind: 'article', url: 'https://evil.example.org/yes' }],
    ['what somebody saw', { kind: 'observation', quote: 'LISTEN 0 4096 *:1323' }],
  ])('%s is left to people', async (_, more) => {
    const report = await givenReport(carol, { evidence: [own('guide')] }, T0);
    const changes = { evidence: [own('guide'), own('other'), more] };
    const update = { kind: 'report.update', subject: report, changes } as const;
    const edit = must(await submit(p, update, T0));
    await decideDueEdits(after(8 * DAY));
    expect(await storedEdit(edit.id)).toMatchObject(waits);
  });

  it('another one is applied', async () => {
    const report = await givenReport(carol, { evidence: [own('guide')] }, T0);
    const changes = { evidence: [own('guide'), own('other'), own('more')] };
    const update = { kind: 'report.update', subject: report, changes } as const;
    const edit = must(await submit(p, update, T0));
    await decideDueEdits(after(8 * DAY));
    expect(await storedEdit(edit.id)).toMatchObject(unseen);
  });
});

it.each([
  [MOST_PORTS_UNSEEN, unseen],
  [MOST_PORTS_UNSEEN + 1, waits],
])('a report of %i ports is applied when nobody came, or waits', async (ports, expected) => {
  const edit = await opened(p, 2000, T0, { portEnd: 2000 + ports - 1 });
  await decideDueEdits(after(8 * DAY));
  expect(await storedEdit(edit.id)).toMatchObject(expected);
});
