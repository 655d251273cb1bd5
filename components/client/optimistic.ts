/** What became of a request. `saved`: what the server then held. */
export type Sent<Saved, Failure> =
  { readonly ok: true; readonly saved: Saved } | { readonly ok: false; readonly failure: Failure };

export interface OptimisticView<Saved, Wanted, Failure> {
  /** What the server said last. */
  readonly saved: Saved;
  /** What was meant last, shown before the server has answered. */
  readonly wanted: Wanted;
  /** An answer is awaited. */
  readonly pending: boolean;
  /** The server has answered since the last click. */
  readonly answered: boolean;
  /** Why the last intent came to nothing; gone with the next one. */
  readonly failure: Failure | null;
}

export interface Optimistic<Saved, Wanted, Failure> {
  readonly want: (wanted: Wanted) => void;
  readonly view: () => OptimisticView<Saved, Wanted, Failure>;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Something on the server that one person changes by clicking. What is meant shows at once; one request at a
 * time is under way, and when its answer comes the latest intent is sent if it is another one, so that however
 * fast or crossed the clicks, the last one counts. A refusal rolls back to what the server said last.
 * react-query's optimistic mutation would send crossed clicks side by side.
 */
export function createOptimistic<Saved, Wanted, Failure>(
  start: Saved,
  wantedOf: (saved: Saved) => Wanted,
  send: (wanted: Wanted) => Promise<Sent<Saved, Failure>>,
): Optimistic<Saved, Wanted, Failure> {
  let view: OptimisticView<Saved, Wanted, Failure> = {
    saved: start,
    wanted: wantedOf(start),
    pending: false,
    answered: false,
    failure: null,
  };
  const listeners = new Set<() => void>();

  function change(more: Partial<typeof view>): void {
    view = { ...view, ...more };
    for (const listener of listeners) listener();
  }

  async function sendAll(): Promise<void> {
    while (view.wanted !== wantedOf(view.saved)) {
      change({ pending: true });
      const { wanted } = view;
      const sent = await send(wanted);
      if (sent.ok) change({ saved: sent.saved, answered: true });
      // Where something newer was meant meanwhile, that is sent next.
      else if (view.wanted === wanted)
        change({ wanted: wantedOf(view.saved), failure: sent.failure });
    }
    change({ pending: false });
  }

  return {
    want(wanted) {
      const { pending } = view;
      change({ wanted, answered: false, failure: null });
      if (!pending) void sendAll();
    },
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Something that is on or off. */
export function createToggle<Failure>(
  start: boolean,
  send: (on: boolean) => Promise<Sent<boolean, Failure>>,
) {
  const toggle = createOptimistic(start, (on) => on, send);
  return { ...toggle, click: () => toggle.want(!toggle.view().wanted) };
}
