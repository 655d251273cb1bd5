import type { Queue, QueueItem } from '@/lib/edits/schema';

/** The reviewer's desk: what waits, in order, and which of it lies open. */
export interface DeskState {
  readonly items: readonly QueueItem[];
  /** The edit that lies open; null where nothing is left. */
  readonly current: number | null;
  /** Left to others for now, in the order in which they were skipped. */
  readonly skipped: readonly QueueItem[];
  /** Decided here and not yet confirmed gone by the server: a list fetched meanwhile may still hold them. */
  readonly gone: readonly number[];
}

export type DeskMove =
  | { readonly type: 'listed'; readonly queue: Queue }
  | { readonly type: 'open'; readonly id: number }
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'skip' }
  /** The open edit was decided: it leaves the desk before the server has answered. */
  | { readonly type: 'decide' }
  /** It was not decided after all, and waits again, as the next one. */
  | { readonly type: 'return'; readonly item: QueueItem }
  /** It is decided, or not this reviewer's. */
  | { readonly type: 'drop'; readonly id: number }
  | { readonly type: 'unskip' };

/** The desk with the queue that a page began with. */
export function deskOf(queue: Queue): DeskState {
  return { items: queue.items, current: queue.items[0]?.id ?? null, skipped: [], gone: [] };
}

/** One step of the flow. Whatever leaves the desk, the one after it comes up, at the end the one before. */
export function moveDesk(state: DeskState, move: DeskMove): DeskState {
  switch (move.type) {
    case 'listed':
      return listed(state, move.queue);
    case 'open':
      return state.items.some(({ id }) => id === move.id) ? { ...state, current: move.id } : state;
    case 'step':
      return { ...state, current: neighbour(state, move.by) };
    case 'skip': {
      const item = state.items.find(({ id }) => id === state.current);
      return item === undefined
        ? state
        : { ...without(state, item.id), skipped: [...state.skipped, item] };
    }
    case 'decide':
      return state.current === null
        ? state
        : { ...without(state, state.current), gone: [...state.gone, state.current] };
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
    items: kept,
    current: state.current ?? kept[0]?.id ?? null,
    skipped: state.skipped.filter(({ id }) => waiting.includes(id)),
    // What the list no longer holds is gone for good and need not be remembered.
    gone: state.gone.filter((id) => waiting.includes(id)),
  };
}

function without(state: DeskState, id: number): DeskState {
  const at = state.items.findIndex((item) => item.id === id);
  const items = state.items.filter((item) => item.id !== id);
  if (state.current !== id) return { ...state, items };
  return { ...state, items, current: (items[at] ?? items.at(-1))?.id ?? null };
}

function returned(state: DeskState, item: QueueItem): DeskState {
  const others = state.items.filter(({ id }) => id !== item.id);
  const at = others.findIndex(({ id }) => id === state.current) + 1;
  const gone = state.gone.filter((id) => id !== item.id);
  const skipped = state.skipped.filter(({ id }) => id !== item.id);
  return {
    ...state,
    gone,
    skipped,
    items: [...others.slice(0, at), item, ...others.slice(at)],
    current: state.current ?? item.id,
  };
}

function neighbour({ items, current }: DeskState, by: 1 | -1): number | null {
  const at = items.findIndex(({ id }) => id === current) + by;
  return items[Math.min(Math.max(at, 0), items.length - 1)]?.id ?? null;
}

/** The edits that come up next, to be fetched before they are wanted. */
export function comingUp({ items, current }: DeskState, count: number): number[] {
  const at = items.findIndex(({ id }) => id === current);
  return items.slice(at + 1, at + 1 + count).map(({ id }) => id);
}
