import type { Queue, QueueItem } from '@/lib/edits/queue';
import { isBeside } from '@/lib/edits/rules/beside';

/** The reviewer's desk: what waits, in order, and which of it lies open. */
export interface DeskState {
  readonly items: readonly QueueItem[];
  /** The edit that lies open; null where nothing is left. */
  readonly current: number | null;
  /** Left to others for now, in the order in which they were skipped. */
  readonly skipped: readonly QueueItem[];
  /** Decided here and not yet confirmed gone by the server: a list fetched meanwhile may still hold them. */
  readonly gone: readonly number[];
  /** Decided here and not given yet: what stands beside them may soon be something else. */
  readonly deciding: readonly QueueItem[];
  /** The reviewer went to the open edit themselves: it stays, whoever else has it open. */
  readonly byHand: boolean;
}

export type DeskMove =
  | { readonly type: 'listed'; readonly queue: Queue }
  /** Another filter: the desk begins again with what fits it. */
  | { readonly type: 'begin'; readonly queue: Queue }
  | { readonly type: 'open'; readonly id: number }
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'skip' }
  /** These were decided: they leave the desk before the server has answered. */
  | { readonly type: 'decide'; readonly ids: readonly number[] }
  /** Somebody else has it open: who was only brought it is brought the next one. */
  | { readonly type: 'claimed'; readonly id: number }
  /** The verdict was given, or will not be. */
  | { readonly type: 'given'; readonly id: number }
  /** It was not decided after all, and waits again, as the next one. */
  | { readonly type: 'return'; readonly item: QueueItem }
  /** It is decided, or not this reviewer's. */
  | { readonly type: 'drop'; readonly id: number }
  | { readonly type: 'unskip' };

/** The desk with the queue that a page began with. */
export function deskOf(queue: Queue): DeskState {
  return {
    ...{ items: queue.items, current: free(queue.items)?.id ?? null },
    ...{ skipped: [], gone: [], deciding: [], byHand: false },
  };
}

/** One step of the flow. Whatever leaves the desk, the one after it comes up, at the end the one before. */
export function moveDesk(state: DeskState, move: DeskMove): DeskState {
  switch (move.type) {
    case 'listed':
      return listed(state, move.queue);
    case 'begin':
      return listed({ ...state, items: [], current: null, byHand: false }, move.queue);
    case 'open':
      return state.items.some(({ id }) => id === move.id)
        ? { ...state, current: move.id, byHand: true }
        : state;
    case 'step':
      return { ...state, current: neighbour(state, move.by), byHand: true };
    case 'skip': {
      const item = state.items.find(({ id }) => id === state.current);
      return item === undefined
        ? state
        : { ...without(state, item.id), skipped: [...state.skipped, item] };
    }
    case 'decide':
      return decided(state, move.ids);
    case 'claimed':
      return claimed(state, move.id);
    case 'given':
      return { ...state, deciding: state.deciding.filter(({ id }) => id !== move.id) };
    case 'return':
      return returned(state, move.item);
    case 'drop':
      return {
        ...without(state, move.id),
        skipped: state.skipped.filter(({ id }) => id !== move.id),
      };
    case 'unskip': {
      const items = [...state.items, ...state.skipped];
      return { ...state, items, skipped: [], current: state.current ?? items[0]?.id ?? null };
    }
  }
}

/** The server's order, less what left the desk here; the open edit stays where the eye is. */
function listed(state: DeskState, queue: Queue): DeskState {
  const away = [...state.gone, ...state.skipped.map(({ id }) => id)];
  const fresh = queue.items.filter(({ id }) => !away.includes(id));
  const open = state.items.find(({ id }) => id === state.current);
  const kept =
    open === undefined || fresh.some(({ id }) => id === open.id) ? fresh : [open, ...fresh];
  const waiting = queue.items.map(({ id }) => id);
  return {
    ...state,
    items: kept,
    current: state.current ?? free(kept)?.id ?? null,
    skipped: state.skipped.filter(({ id }) => waiting.includes(id)),
    // What the list no longer holds is gone for good and need not be remembered.
    gone: state.gone.filter((id) => waiting.includes(id)),
  };
}

/**
 * What comes up next is not about the same as what was just decided, as long as there is anything else: of that it
 * will only be known in seconds what stands.
 */
function decided(state: DeskState, ids: readonly number[]): DeskState {
  const away = state.items.filter(({ id }) => ids.includes(id));
  const deciding = [...state.deciding, ...away];
  const at = state.items.findIndex(({ id }) => id === state.current);
  const items = state.items.filter(({ id }) => !ids.includes(id));
  const left = { ...state, items, deciding, gone: [...state.gone, ...ids], byHand: false };
  if (state.current === null || !ids.includes(state.current)) return left;
  const next = Math.min(at, items.length);
  const inOrder = [...items.slice(next), ...items.slice(0, next).reverse()];
  const calm = inOrder.find(
    (item) => !item.claimed && !deciding.some((other) => isBeside(item, other)),
  );
  return { ...left, current: (calm ?? free(inOrder))?.id ?? null };
}

/** The first that nobody else has open; where there is none, the first. */
function free(items: readonly QueueItem[]): QueueItem | undefined {
  return items.find((item) => !item.claimed) ?? items[0];
}

function claimed(state: DeskState, id: number): DeskState {
  const items = state.items.map((item) => (item.id === id ? { ...item, claimed: true } : item));
  if (state.current !== id || state.byHand) return { ...state, items };
  const at = items.findIndex((item) => item.id === id);
  const next = [...items.slice(at + 1), ...items.slice(0, at)].find((item) => !item.claimed);
  return { ...state, items, current: next?.id ?? state.current };
}

function without(state: DeskState, id: number): DeskState {
  const at = state.items.findIndex((item) => item.id === id);
  const items = state.items.filter((item) => item.id !== id);
  if (state.current !== id) return { ...state, items };
  const next = free(items.slice(at)) ?? items.at(-1);
  return { ...state, items, current: next?.id ?? null, byHand: false };
}

function returned(state: DeskState, item: QueueItem): DeskState {
  const others = state.items.filter(({ id }) => id !== item.id);
  const at = others.findIndex(({ id }) => id === state.current) + 1;
  const gone = state.gone.filter((id) => id !== item.id);
  const skipped = state.skipped.filter(({ id }) => id !== item.id);
  const deciding = state.deciding.filter(({ id }) => id !== item.id);
  return {
    ...state,
    gone,
    deciding,
    skipped,
    items: [...others.slice(0, at), item, ...others.slice(at)],
    current: state.current ?? item.id,
  };
}

function neighbour({ items, current }: DeskState, by: 1 | -1): number | null {
  const at = items.findIndex(({ id }) => id === current) + by;
  return items[Math.min(Math.max(at, 0), items.length - 1)]?.id ?? null;
}

/**
 * The edits that come up next, to be fetched before they are wanted: once the open one is decided, nothing about the
 * same comes up as long as there is anything else.
 */
export function comingUp(
  { items, current, deciding }: Pick<DeskState, 'items' | 'current' | 'deciding'>,
  count: number,
): number[] {
  const at = items.findIndex(({ id }) => id === current);
  const away = [...deciding, ...items.slice(Math.max(at, 0), at + 1)];
  const after = items.slice(at + 1);
  const calm = after.filter(
    (item) => !item.claimed && !away.some((other) => isBeside(item, other)),
  );
  // The very next one too: it may be skipped to.
  return [...new Set([...calm.slice(0, count), ...after.slice(0, 1)])].map(({ id }) => id);
}
