/** What is shown of a watch: what was meant, whether an answer of this visit came, why the last intent failed. */
export interface ToggleView {
  readonly on: boolean;
  readonly answered: boolean;
  /** The problem's reason; null where nothing is wrong. */
  readonly failure: string | null;
}

export type Sent = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Toggle {
  readonly click: () => void;
  readonly view: () => ToggleView;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Something that is on or off, as one member clicks it: what is meant shows at once; one request at a time is
 * under way, and when its answer comes the latest intent is sent if it is another one. A refusal rolls back
 * to what the server said last, with its reason.
 */
export function createToggle(start: boolean, send: (on: boolean) => Promise<Sent>): Toggle {
  let known = start;
  let wanted = start;
  let sending = false;
  let shown: ToggleView = { on: start, answered: false, failure: null };
  const listeners = new Set<() => void>();

  function show(more: Partial<ToggleView>): void {
    shown = { ...shown, on: wanted, ...more };
    for (const listener of listeners) listener();
  }

  async function settle(): Promise<void> {
    sending = true;
    while (wanted !== known) {
      const meant = wanted;
      const sent = await send(meant);
      if (sent.ok) {
        known = meant;
        show({ answered: true });
      } else if (wanted === meant) {
        wanted = known;
        show({ failure: sent.reason });
      }
    }
    sending = false;
  }

  return {
    click() {
      wanted = !wanted;
      show({ answered: false, failure: null });
      if (!sending) void settle();
    },
    view: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
