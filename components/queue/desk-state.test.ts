import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBeside } from '@/lib/edits/rules/beside';
import type { QueueItem } from '@/lib/edits/queue';
import { comingUp, type DeskMove, deskOf, type DeskState, moveDesk } from './desk-state';

/** Each on a port of its own, but for those named beside: they are on the port of the first. */
const item = (id: number, port = id) =>
  ({ id, subject: { type: 'report', id: null }, ports: { start: port, end: port } }) as QueueItem;
const queue = (...ids: number[]) => ({
  items: ids.map((id) => item(id)),
  nextCursor: null,
  total: ids.length,
});
const ids = ({ items }: DeskState) => items.map(({ id }) => id);
const after = (state: DeskState, ...moves: DeskMove[]) => moves.reduce(moveDesk, state);

const decide = (...decided: number[]): DeskMove => ({ type: 'decide', ids: decided });

describe('the desk', () => {
  it('puts the next one up when one is decided, and the last one when it was the end', () => {
    const start = deskOf(queue(1, 2, 3));
    expect(after(start, decide(1))).toMatchObject({ current: 2, gone: [1] });
    expect(after(start, { type: 'open', id: 3 }, decide(3))).toMatchObject({ current: 2 });
    expect(after(deskOf(queue(1)), decide(1)).current).toBeNull();
  });

  it('does not bring back what was decided here when the list is fetched in between', () => {
    const state = after(deskOf(queue(1, 2)), decide(1), { type: 'listed', queue: queue(1, 2, 3) });
    expect(ids(state)).toEqual([2, 3]);
    expect(after(state, { type: 'listed', queue: queue(2, 3) }).gone).toEqual([]);
  });

  it('leaves the open edit open whatever the list says', () => {
    const state = after(
      deskOf(queue(1, 2, 3)),
      { type: 'open', id: 2 },
      { type: 'listed', queue: queue(9, 1) },
    );
    expect(state.current).toBe(2);
    expect(ids(state)).toEqual([2, 9, 1]);
  });

  it('keeps skipped ones for later', () => {
    const state = after(deskOf(queue(1, 2)), { type: 'skip' }, { type: 'skip' });
    expect(state.current).toBeNull();
    expect(after(state, { type: 'listed', queue: queue(1, 2) }).items).toEqual([]);
    expect(after(state, { type: 'unskip' })).toMatchObject({ current: 1, skipped: [] });
  });

  it('puts an edit that was refused right behind the open one', () => {
    const state = after(deskOf(queue(1, 2, 3)), decide(1), { type: 'return', item: item(1) });
    expect(ids(state)).toEqual([2, 1, 3]);
    expect(state).toMatchObject({ current: 2, gone: [] });
  });

  it('brings up something else than what a verdict is about to change, as long as there is any', () => {
    const items = [item(1, 80), item(2, 80), item(3), item(4, 80)];
    const start = deskOf({ items, nextCursor: null, total: 4 });
    const decided = after(start, decide(1));
    expect(decided.current).toBe(3);
    expect(after(decided, decide(3)).current).toBe(4);
    expect(after(decided, { type: 'given', id: 1 }, decide(3)).current).toBe(4);
    expect(isBeside(item(1, 80), item(2, 80))).toBe(true);
    expect(isBeside(item(1, 80), item(2, 81))).toBe(false);
    const entry = { ...item(1), ports: null, subject: { type: 'software', id: 'echo', name: '' } };
    expect(isBeside(entry as QueueItem, { ...entry, id: 2 } as QueueItem)).toBe(true);
  });

  it('goes on from what somebody else has open, unless the reviewer went there', () => {
    const start = deskOf(queue(1, 2, 3));
    expect(after(start, { type: 'claimed', id: 1 })).toMatchObject({ current: 2 });
    const there = after(start, { type: 'open', id: 3 }, { type: 'claimed', id: 3 });
    expect(there.current).toBe(3);
    expect(after(start, { type: 'claimed', id: 2 }, decide(1)).current).toBe(3);
    const items = [{ ...item(1), claimed: true }, item(2)];
    expect(deskOf({ items, nextCursor: null, total: 2 }).current).toBe(2);
    expect(deskOf({ items: items.slice(0, 1), nextCursor: null, total: 1 }).current).toBe(1);
  });

  it('takes several at once, and begins again with another filter', () => {
    const state = after(deskOf(queue(1, 2, 3, 4)), decide(1, 3));
    expect(ids(state)).toEqual([2, 4]);
    expect(state.current).toBe(2);
    const narrowed = after(state, { type: 'begin', queue: queue(3, 4) });
    expect(narrowed).toMatchObject({ current: 4, items: [{ id: 4 }] });
  });

  it('names what to fetch ahead', () => {
    expect(comingUp(deskOf(queue(1, 2, 3, 4)), 2)).toEqual([2, 3]);
  });

  it('has the open edit in its list, and none twice, whatever happens', () => {
    const id = fc.integer({ min: 1, max: 6 });
    const list = fc.uniqueArray(id, { maxLength: 6 }).map((all) => queue(...all));
    const move: fc.Arbitrary<DeskMove> = fc.oneof(
      fc.record({ type: fc.constant('listed' as const), queue: list }),
      fc.record({ type: fc.constant('open' as const), id }),
      fc.record({
        type: fc.constant('step' as const),
        by: fc.constantFrom(1 as const, -1 as const),
      }),
      fc.constantFrom<DeskMove>({ type: 'skip' }, { type: 'unskip' }),
      fc.uniqueArray(id, { minLength: 1 }).map((some) => decide(...some)),
      fc.record({ type: fc.constant('begin' as const), queue: list }),
      fc.record({ type: fc.constant('given' as const), id }),
      id.map((one): DeskMove => ({ type: 'return', item: item(one) })),
      fc.record({ type: fc.constant('drop' as const), id }),
    );
    fc.assert(
      fc.property(list, fc.array(move, { maxLength: 30 }), (start, moves) => {
        let state = deskOf(start);
        for (const one of moves) {
          state = moveDesk(state, one);
          const all = [...ids(state), ...state.skipped.map((skipped) => skipped.id)];
          expect(new Set(all).size).toBe(all.length);
          expect(
            state.current === null ? state.items.length : ids(state).includes(state.current),
          ).toBe(state.current === null ? 0 : true);
        }
      }),
    );
  });
});
