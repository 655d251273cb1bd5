import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { after, DAY, HOUR, newPair, storedEdit, T0 } from '@/lib/edits/kinds/scene.fixture';
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
import { readTrustHistory } from '@/lib/trust/queries';

let a: Person; // one of the pair
let b: Person; // the other
let carol: Person; // an honest contributor
let honest: Person; // an honest reviewer
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
});

/** The pair take an edit over in turn, and time has its say each time. */
async function inTurn(id: number, times: number, every: number, from = 0): Promise<void> {
  for (let n = 1; n <= times; n += 1) {
    await actOn(TAKE_OVER, n % 2 === 0 ? a : b, id, {}, after(from + n * every));
    await decideDueEdits(after(from + n * every));
  }
}

describe('taking an edit over again and again', () => {
  it('does not hold up what two reviewers have approved', async () => {
    const report = await givenReport(a, {}, T0);
    const proposal = { kind: 'report.retire', subject: report, changes: {} } as const;
    const retire = must(await submit(carol, proposal, T0));
    for (const who of [honest, await person({ role: 'reviewer' })])
      must(await review(who, retire, { verdict: 'approve' }, after(HOUR)));
    await inTurn(retire.id, 2, 40 * HOUR);
    expect(await storedEdit(retire.id)).toMatchObject({ state: 'applied' });
  });

  it('does not hold up what nobody came for', async () => {
    const edit = await opened(carol, 2000, T0);
    await inTurn(edit.id, 2, 6 * DAY);
    expect(await storedEdit(edit.id)).toMatchObject({ state: 'applied', unreviewed: true });
  });

  it('leaves whoever did it last 72 hours to answer', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await review(honest, edit, { verdict: 'request-changes' }, after(HOUR)));
    must(await actOn(TAKE_OVER, a, edit.id, {}, after(30 * DAY - HOUR)));
    await decideDueEdits(after(33 * DAY - HOUR - 1));
    expect(await storedEdit(edit.id)).toMatchObject({ state: 'changes-requested' });
    await decideDueEdits(after(33 * DAY - HOUR));
    expect(await storedEdit(edit.id)).toMatchObject({ state: 'expired' });
  });
});

describe('the 72 hours after a first rejection', () => {
  const answered = async (by: Person) => {
    const edit = await opened(carol, 2000, T0);
    must(await review(b, edit, { verdict: 'reject' }, after(HOUR)));
    must(await actOn(TAKE_OVER, a, edit.id, {}, after(2 * HOUR)));
    const answer = { changes: { summary: 'Other' }, note: 'So.' };
    must(await actOn(ANSWER, by, edit.id, answer, after(2 * HOUR)));
    for (const who of [b, honest])
      must(await review(who, edit, { verdict: 'reject' }, after(3 * HOUR)));
    return storedEdit(edit.id);
  };

  it('are the author’s still where somebody else has answered', async () => {
    const { id, state } = await answered(a);
    expect(state).toBe('open');
    await decideDueEdits(after(73 * HOUR));
    expect(await storedEdit(id)).toMatchObject({ state: 'rejected' });
  });

  it('are over where the author has', async () => {
    expect(await answered(carol)).toMatchObject({ state: 'rejected' });
  });
});

describe('what is rejected counts against its author', () => {
  it.each([
    ['where nobody else wrote in it', [], [false]],
    ['not where somebody else answered last', ['taker'], []],
    ['where they answered after that', ['taker', 'author'], [false]],
    ['where they answered first, not last', ['author', 'taker'], []],
  ])('%s', async (_, answers, decided) => {
    const edit = await opened(carol, 2000, T0);
    must(await actOn(TAKE_OVER, a, edit.id, {}, after(HOUR)));
    for (const [n, who] of answers.entries()) {
      const answer = { changes: { summary: `Other ${n}` }, note: 'So.' };
      must(await actOn(ANSWER, who === 'taker' ? a : carol, edit.id, answer, after(2 * HOUR)));
    }
    must(await review(moderator, edit, { verdict: 'reject' }, after(3 * HOUR)));
    expect((await readTrustHistory(carol.id, after(DAY))).decided).toEqual(decided);
  });
});
