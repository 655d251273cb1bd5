import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteValue } from '@/lib/votes/types';
import { ballotOf, createVote, type SentVote } from './vote';

const value = fc.constantFrom<VoteValue>('confirm', 'dispute');
/** A click, or the oldest waiting request being answered (or refused). */
const step = fc.oneof(
  fc.record({ type: fc.constant('click' as const), value }),
  fc.record({ type: fc.constant('answer' as const) }),
  fc.record({ type: fc.constant('refuse' as const) }),
);

/** A server with others' votes on it, answering when it is told to. */
function server(others: { confirm: number; dispute: number }, mine: VoteValue | null) {
  const state = { mine };
  const waiting: { wanted: VoteValue | null; resolve: (sent: SentVote) => void }[] = [];
  const tally = () => ({
    confirm: others.confirm + (state.mine === 'confirm' ? 1 : 0),
    dispute: others.dispute + (state.mine === 'dispute' ? 1 : 0),
    mine: state.mine,
  });
  return {
    state,
    tally,
    waiting,
    send: (wanted: VoteValue | null) =>
      new Promise<SentVote>((resolve) => waiting.push({ wanted, resolve })),
    answer() {
      const next = waiting.shift();
      if (next === undefined) return;
      state.mine = next.wanted;
      next.resolve({ ok: true, saved: tally() });
    },
    refuse() {
      waiting.shift()?.resolve({ ok: false, failure: { reason: 'too-many', minutes: null } });
    },
  };
}

/** The votes as a member sees them. */
function votes(...args: Parameters<typeof createVote>) {
  const vote = createVote(...args);
  return {
    click: vote.click,
    view: () => {
      const { pending, failure, ...more } = vote.view();
      return { ...ballotOf(more), pending, failure };
    },
  };
}

/** Lets everything that waits for a promise go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const tallies = fc.record({ confirm: fc.nat(40), dispute: fc.nat(40) });
const start = fc.option(value, { nil: null });

describe('a vote', () => {
  it('ends with the last intent, and shows what the server holds, however clicks and answers cross', async () => {
    await fc.assert(
      fc.asyncProperty(
        tallies,
        start,
        fc.array(step, { maxLength: 24 }),
        async (others, mine, steps) => {
          const far = server(others, mine);
          const vote = votes(far.tally(), far.send);
          let intent = mine;
          for (const one of steps) {
            if (one.type === 'click') {
              intent = intent === one.value ? null : one.value;
              vote.click(one.value);
              expect(vote.view().mine).toBe(intent);
            } else {
              far.answer();
            }
            await settled();
            expect(far.waiting.length).toBeLessThanOrEqual(1);
          }
          for (let left = 0; left < 3; left += 1) {
            far.answer();
            await settled();
          }
          expect(far.state.mine).toBe(intent);
          expect(vote.view()).toMatchObject({ ...far.tally(), pending: false, failure: null });
        },
      ),
    );
  });

  it('shows what the server holds when some requests are refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        tallies,
        start,
        fc.array(step, { maxLength: 24 }),
        async (others, mine, steps) => {
          const far = server(others, mine);
          const vote = votes(far.tally(), far.send);
          for (const one of steps) {
            if (one.type === 'click') vote.click(one.value);
            else if (one.type === 'answer') far.answer();
            else far.refuse();
            await settled();
          }
          while (far.waiting.length > 0) {
            far.refuse();
            await settled();
          }
          expect(vote.view()).toMatchObject({ ...far.tally(), pending: false });
        },
      ),
    );
  });

  it('sends nothing for two clicks that cancel out while a request is under way', async () => {
    const far = server({ confirm: 3, dispute: 0 }, null);
    const vote = votes(far.tally(), far.send);
    vote.click('confirm');
    vote.click('dispute');
    vote.click('confirm');
    far.answer();
    await settled();
    expect(far.waiting).toEqual([]);
    expect(vote.view()).toMatchObject({ confirm: 4, mine: 'confirm', pending: false });
  });

  it('rolls back with the reason, which goes with the next click', async () => {
    const far = server({ confirm: 3, dispute: 1 }, 'dispute');
    const vote = votes(far.tally(), far.send);
    vote.click('confirm');
    expect(vote.view()).toMatchObject({ confirm: 4, dispute: 1, pending: true });
    far.refuse();
    await settled();
    expect(vote.view()).toMatchObject({
      confirm: 3,
      dispute: 2,
      mine: 'dispute',
      failure: { reason: 'too-many' },
    });
    vote.click('confirm');
    expect(vote.view().failure).toBeNull();
  });
});
