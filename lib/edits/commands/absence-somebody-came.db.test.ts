import { beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import type { Actor } from '@/lib/auth/types';
import { commentOnEdit } from '@/lib/edits/commands/comment';
import { ANSWER, REOPEN, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { after, DAY, HOUR, newPair, T0 } from '@/lib/edits/kinds/scene.fixture';
import { restoreAccount, suspendAccount } from '@/lib/moderation/commands/accounts';
import { claimEdit } from '@/lib/moderation/commands/claims';
import { closeFlag, raiseFlag } from '@/lib/moderation/commands/flags';
import { giveDueVerdicts, holdVerdict, sweepVerdicts } from '@/lib/moderation/commands/held';
import { lockSubject } from '@/lib/moderation/commands/locks';
import { MINUTE, SECOND } from '@/lib/platform/clock';
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
import { inTime, own, unseen } from './absence.fixture';

let p: Person; // a contributor
let honest: Person; // a reviewer
let moderator: Person;
let report: number;

beforeEach(async () => {
  let carol: Person;
  ({ carol, honest, moderator } = await newPair());
  p = await person({ earnedTrust: 2 });
  report = await givenReport(carol, {}, T0);
});

const waits = { state: 'open', escalatedAt: expect.any(Date) as Date };
const proposeSource = async () => {
  const changes = { evidence: [own('guide'), own('more')] };
  return must(await submit(p, { kind: 'report.update', subject: report, changes }, T0));
};
const proposeReport = (at = T0) => opened(p, 2000, at, { software: { slug: 'echo' } });

describe('a lock in force', () => {
  const locked = async (type: 'report' | 'software', term = '30-days', level = 'moderator') => {
    const subject = { type, id: type === 'report' ? report : 'echo' };
    const body = { subject, level, term, reason: 'A quarrel.' };
    must(await transact((tx) => lockSubject(tx, moderator, body as never, after(HOUR))));
  };

  it.each(['report', 'software'] as const)('on its %s keeps a source out', async (type) => {
    const edit = await proposeSource();
    await locked(type);
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it('on its entry keeps a new report out, whatever its level', async () => {
    await locked('software', '30-days', 'reviewer');
    expect(await inTime(await proposeReport(after(2 * HOUR)), 9 * DAY)).toMatchObject(waits);
  });

  it('does not once it has run out', async () => {
    const edit = await proposeSource();
    await locked('report', '24-hours');
    expect(await inTime(edit)).toMatchObject(unseen);
  });
});

describe('a comment', () => {
  const says = (who: Person, editId: number, ms: number) =>
    transact((tx) =>
      commentOnEdit(tx, who, { editId, text: 'Where is that from?', now: after(ms) }),
    );

  it('of a reviewer waits for a person', async () => {
    const edit = await proposeReport();
    must(await says(honest, edit.id, HOUR));
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it('of a reviewer does so also once it was answered, in whatever words', async () => {
    const edit = await proposeReport();
    must(await says(honest, edit.id, HOUR));
    const answer = { changes: { summary: 'Echo’s guides say so' }, note: 'There.' };
    must(await actOn(ANSWER, p, edit.id, answer, after(2 * HOUR)));
    expect(await inTime(edit, 9 * DAY)).toMatchObject(waits);
  });

  it('of its author does not', async () => {
    const edit = await proposeReport();
    must(await says(p, edit.id, HOUR));
    expect(await inTime(edit)).toMatchObject(unseen);
  });
});

describe('a claim', () => {
  it.each([
    [MINUTE, waits],
    [DAY, unseen],
  ])('that began %i ms before is in force, or over', async (before, expected) => {
    const edit = await proposeReport();
    must(await transact((tx) => claimEdit(tx, honest, edit.id, after(7 * DAY - before))));
    expect(await inTime(edit, 7 * DAY)).toMatchObject(expected);
  });
});

describe('a flag', () => {
  const flagged = async (type: string, verdict: 'upheld' | 'dismissed' | null, ms = HOUR) => {
    const id = type === 'user' ? p.handle : type === 'software' ? 'echo' : report;
    const body = { subject: { type, id }, reason: 'spam', note: 'Bad.' };
    const flag = must(await transact((tx) => raiseFlag(tx, honest, body as never, after(ms))));
    if (verdict === null) return;
    must(
      await transact((tx) => closeFlag(tx, moderator, flag.id, verdict, 'Seen.', after(ms + HOUR))),
    );
  };

  describe.each(['user', 'software', 'report'])('on the %s', (type) => {
    it.each([
      ['open', null, HOUR, waits],
      ['upheld', 'upheld', HOUR, waits],
      ['upheld long ago', 'upheld', -60 * DAY, waits],
      ['dismissed', 'dismissed', HOUR, unseen],
      ['forgotten', null, -60 * DAY, unseen],
    ] as const)('that is %s waits for a person, or not', async (_, verdict, ms, expected) => {
      const edit = await proposeSource();
      await flagged(type, verdict, ms);
      expect(await inTime(edit)).toMatchObject(expected);
    });
  });

  it('on its entry keeps a new report out', async () => {
    await flagged('software', null);
    expect(await inTime(await proposeReport())).toMatchObject(waits);
  });
});

describe('a verdict of the desk that came too late,', () => {
  const late = async (verdict: 'reject' | 'request-changes' | 'approve') => {
    const edit = await proposeReport();
    const token = { name: 'desk', scopes: ['read', 'write'], expiresAt: null } as const;
    must(await createToken(testDb(), honest.id, token as never, T0));
    const { id: tokenId } = await testDb().apiToken.findFirstOrThrow();
    const who = { ...honest, via: 'token', sessionId: null, tokenId } as unknown as Actor;
    const input = { verdict, reason: 'The page says nothing of it.', version: 1 } as const;
    must(await transact((tx) => holdVerdict(tx, who, edit.id, input, after(HOUR))));
    const again = { changes: { summary: 'Echo’s guides say so' }, note: 'I stand by it.' };
    must(await actOn(ANSWER, p, edit.id, again, after(HOUR + SECOND)));
    await giveDueVerdicts(after(HOUR + MINUTE));
    expect(await testDb().review.count({ where: { editId: edit.id } })).toBe(0);
    await sweepVerdicts(after(6 * DAY));
    return edit;
  };

  it.each(['reject', 'request-changes'] as const)('%s, waits for a person', async (verdict) => {
    expect(await inTime(await late(verdict))).toMatchObject(waits);
  });

  it('approve, does not', async () => {
    expect(await inTime(await late('approve'))).toMatchObject(unseen);
  });

  it('is kept until the edit is decided, and speaks against the same anew', async () => {
    const edit = await late('reject');
    must(await actOn(WITHDRAW, p, edit.id, {}, after(6 * DAY)));
    await sweepVerdicts(after(8 * DAY));
    const again = await proposeReport(after(8 * DAY));
    expect(await inTime(again, 16 * DAY)).toMatchObject(waits);
    must(await actOn(REOPEN, p, edit.id, {}, after(16 * DAY)));
    must(await review(honest, edit, { verdict: 'approve' }, after(17 * DAY)));
    must(await review(moderator, edit, { verdict: 'approve' }, after(17 * DAY)));
    await sweepVerdicts(after(19 * DAY));
    expect(await testDb().heldVerdict.count()).toBe(0);
  });
});

describe('what was withdrawn and opened again', () => {
  const reopened = async (edit: { readonly id: number }) => {
    must(await actOn(REOPEN, p, edit.id, {}, after(2 * DAY)));
    return inTime(edit, 10 * DAY);
  };

  it('by its author, and proposed anew, waits where somebody had asked about it', async () => {
    const edit = await proposeReport();
    const says = { editId: edit.id, text: 'Where is that from?', now: after(HOUR) };
    must(await transact((tx) => commentOnEdit(tx, honest, says)));
    must(await actOn(WITHDRAW, p, edit.id, {}, after(2 * HOUR)));
    expect(await inTime(await proposeReport(after(DAY)), 9 * DAY)).toMatchObject(waits);
  });

  it('by its author, and proposed anew, waits where somebody had put it right', async () => {
    const edit = await proposeReport();
    const better = { verdict: 'approve', changes: { summary: 'Echo listens' } } as const;
    must(await review(honest, edit, better, after(HOUR)));
    must(await actOn(WITHDRAW, p, edit.id, {}, after(2 * HOUR)));
    expect(await inTime(await proposeReport(after(DAY)), 9 * DAY)).toMatchObject(waits);
  });

  it('by its author alone, does not wait', async () => {
    const edit = await proposeReport();
    must(await actOn(WITHDRAW, p, edit.id, {}, after(HOUR)));
    expect(await reopened(edit)).toMatchObject(unseen);
  });

  it('by a moderator, and proposed anew, waits for a person', async () => {
    const edit = await proposeReport();
    must(await actOn(TAKE_OVER, moderator, edit.id, {}, after(HOUR)));
    must(await actOn(WITHDRAW, moderator, edit.id, { reason: 'Spam.' }, after(HOUR)));
    expect(await inTime(await proposeReport(after(2 * HOUR)), 9 * DAY)).toMatchObject(waits);
  });

  it('with its suspended account, waits for a person', async () => {
    const edit = await proposeReport();
    const why = 'Spam.';
    must(await transact((tx) => suspendAccount(tx, moderator, p.handle, why, after(HOUR))));
    must(await transact((tx) => restoreAccount(tx, moderator, p.handle, why, after(DAY))));
    expect(await reopened(edit)).toMatchObject(waits);
  });
});
