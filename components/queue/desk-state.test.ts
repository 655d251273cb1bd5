import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueItem } from '@/lib/edits/schema';
import { comingUp, type DeskMove, deskOf, type DeskState, moveDesk } from './desk-state';

const item = (id: number) => ({ id }) as QueueItem;
const queue = (...ids: number[]) => ({ items: ids.map(item), nextCursor: null, total: ids.length });
const ids = ({ items }: DeskState) => items.map(({ id }) => id);
const after = (state: DeskState, ...moves: DeskMove[]) => moves.reduce(moveDesk, state);

describe('the desk', () => {
  it('puts the next one up when one is decided, and the last one when it was the end', () => {
    const start = deskOf(queue(1, 2, 3));
    expect(after(start, { type: 'decide' })).toMatchObject({ current: 2, gone: [1] });
    expect(after(start, { type: 'open', id: 3 }, { type: 'decide' })).toMatchObject({ current: 2 });
    expect(after(deskOf(queue(1)), { type: 'decide' }).current).toBeNull();
  });

  it('does not bring back what was decided here when the list is fetched in between', () => {
    const state = after(
      deskOf(queue(1, 2)),
      { type: 'decide' },
      { type: 'listed', queue: queue(1, 2, 3) },
    );
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
    const state = after(
      deskOf(queue(1, 2, 3)),
      { type: 'decide' },
      { type: 'return', item: item(1) },
    );
    expect(ids(state)).toEqual([2, 1, 3]);
    expect(state).toMatchObject({ current: 2, gone: [] });
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
      fc.constantFrom<DeskMove>({ type: 'skip' }, { type: 'decide' }, { type: 'unskip' }),
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
