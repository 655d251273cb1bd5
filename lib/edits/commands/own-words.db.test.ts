import { beforeEach, describe, expect, it } from 'vitest';
import { REOPEN, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import {
  after,
  DAY,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';

let a: Person; // one of the pair
let b: Person; // the other
let carol: Person; // an honest member
let honest: Person; // an honest reviewer
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const undo = async (who: Person, edit: { readonly id: number }, ms = DAY) =>
  must(await submit(who, { kind: 'revert', subject: edit.id }, after(ms)));

describe('whoever wrote the words that a revert is about', () => {
  it('does not decide on bringing them back', async () => {
    const report = await givenReport(carol, {}, T0);
    const words = await seen(a, {
      kind: 'report.update',
      subject: report,
      changes: { summary: 'Buy here' },
    });
    const removed = await seen(honest, { kind: 'revert', subject: words.id }, 2 * HOUR);
    expect(removed.state).toBe('applied');
    const back = await undo(carol, removed);
    const decided = await review(a, back, { verdict: 'approve' }, after(DAY));
    must(await review(b, back, { verdict: 'approve' }, after(DAY)));
    expect(decided).toMatchObject({ ok: false, reason: 'own-edit' });
    expect((await storedEdit(back.id)).state).toBe('open');
  });

  it('does not decide on taking them away', async () => {
    const report = await givenReport(carol, {}, T0);
    const words = await seen(a, {
      kind: 'report.update',
      subject: report,
      changes: { summary: 'Buy here' },
    });
    const away = await undo(honest, words);
    expect(await review(a, away, { verdict: 'reject' }, after(DAY))).toMatchObject({ ok: false });
  });

  it('does not bring them back alone as a moderator, by the hand of a member', async () => {
    const mod = await person({ role: 'moderator' });
    const puppet = await person();
    const report = await givenReport(carol, {}, T0);
    const words = await seen(mod, {
      kind: 'report.update',
      subject: report,
      changes: { summary: 'Buy here' },
    });
    const removed = await seen(honest, { kind: 'revert', subject: words.id }, 2 * HOUR);
    const back = await undo(puppet, removed);
    expect(await review(mod, back, { verdict: 'approve' }, after(DAY))).toMatchObject({
      ok: false,
    });
  });

  it.each([
    ['said otherwise by an update', { kind: 'report.update', changes: { summary: 'Right' } }],
    ['taken off its page', { kind: 'report.retire', changes: {} }],
  ])('does not decide on bringing back what was %s', async (_, mend) => {
    const report = await givenReport(a, {}, T0);
    const mended = await seen(honest, { ...mend, subject: report }, 2 * HOUR);
    const back = await undo(carol, mended);
    expect(await review(a, back, { verdict: 'approve' }, after(DAY))).toMatchObject({
      reason: 'own-edit',
    });
    must(await review(b, back, { verdict: 'approve' }, after(DAY)));
    expect((await storedEdit(back.id)).state).toBe('open');
  });

  const LINE = 'Buy the best of all from shop.example today';

  it('does not decide on bringing them back where others have written beside them since', async () => {
    const report = await givenReport(carol, {}, T0);
    const say = (who: Person, description: string, ms: number) =>
      seen(who, { kind: 'report.update', subject: report, changes: { description } }, ms);
    await say(a, `One.\n\n${LINE}.`, HOUR);
    await say(honest, `Two, set right.\n\n${LINE}.`, 2 * HOUR);
    const removed = await say(carol, 'Two, set right.', 3 * HOUR);
    const back = await undo(await person(), removed);
    expect(await review(a, back, { verdict: 'approve' }, after(DAY))).toMatchObject({
      reason: 'own-edit',
    });
    must(await review(honest, back, { verdict: 'reject' }, after(DAY)));
  });

  it('does not decide on bringing back a link under another title', async () => {
    const report = await givenReport(carol, {}, T0);
    const [first] = reportChanges().evidence as [object];
    const piece = (title: string) => ({ ...first, key: 'z', title, url: 'https://shop.example/' });
    const say = (who: Person, more: object[], ms: number) =>
      seen(
        who,
        {
          kind: 'report.update',
          subject: report,
          changes: { evidence: [{ ...first, key: 'k1' }, ...more] },
        },
        ms,
      );
    await say(a, [piece('Buy')], HOUR);
    await say(carol, [piece('The shop')], 2 * HOUR);
    const removed = await say(honest, [], 3 * HOUR);
    const back = await undo(await person(), removed);
    expect(await review(a, back, { verdict: 'approve' }, after(DAY))).toMatchObject({
      reason: 'own-edit',
    });
  });

  it('decides where their words are long gone', async () => {
    const report = await givenReport(carol, {}, T0);
    const say = (who: Person, summary: string, ms: number) =>
      seen(who, { kind: 'report.update', subject: report, changes: { summary } }, ms);
    await say(a, 'Buy here', HOUR);
    await say(carol, 'Right', 2 * HOUR);
    const retired = await seen(
      honest,
      { kind: 'report.retire', subject: report, changes: {} },
      3 * HOUR,
    );
    const back = await undo(await person(), retired);
    must(await review(a, back, { verdict: 'reject' }, after(DAY)));
  });
});

describe('an edit that somebody took over', () => {
  it('is not opened again by them where its author was suspended', async () => {
    const puppet = await person({ earnedTrust: 2 });
    const edit = await opened(puppet, 2000, T0);
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(HOUR)));
    must(
      await transact((tx) =>
        suspendAccount(tx, moderator, puppet.handle, 'Spam.', after(2 * HOUR)),
      ),
    );
    expect((await storedEdit(edit.id)).state).toBe('withdrawn');
    expect(await actOn(REOPEN, b, edit.id, {}, after(3 * HOUR))).toMatchObject({
      reason: 'needs-author',
    });
  });

  it('is not opened again by them where its author withdrew it', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(HOUR)));
    must(await actOn(WITHDRAW, carol, edit.id, {}, after(2 * HOUR)));
    expect((await actOn(REOPEN, b, edit.id, {}, after(3 * HOUR))).ok).toBe(false);
  });

  it('leaves its author the 72 hours after a rejection', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await review(a, edit, { verdict: 'reject' }, after(HOUR)));
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(2 * HOUR)));
    must(await review(honest, edit, { verdict: 'reject' }, after(3 * HOUR)));
    expect((await storedEdit(edit.id)).state).toBe('open');
  });
});

describe('an edit that is opened again', () => {
  it('has no approvals of long ago', async () => {
    const report = await givenReport(carol, {}, T0);
    const edit = must(
      await submit(a, { kind: 'report.update', subject: report, changes: { summary: 'Beta' } }, T0),
    );
    must(await review(honest, edit, { verdict: 'approve' }, after(HOUR)));
    must(await actOn(WITHDRAW, a, edit.id, {}, after(2 * HOUR)));
    must(await actOn(REOPEN, a, edit.id, {}, after(400 * DAY)));
    must(await review(b, edit, { verdict: 'approve' }, after(400 * DAY)));
    expect((await storedEdit(edit.id)).state).toBe('open');
  });
});
