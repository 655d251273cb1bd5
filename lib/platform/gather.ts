import type { Tx } from './db';

/** What a transaction that does much at once leaves for the end of its work, to be done together. */
export interface Gathering<Item> {
  /** Leaves items for the end. Answers false where nothing is gathered: then the caller does it now. */
  leave(tx: Tx, items: Iterable<Item>): boolean;
  /** Does what was left so far, for whoever reads it next. */
  catchUp(tx: Tx): Promise<void>;
  /** Runs `work` and then does what it left, each item once; nothing of it where `work` throws. */
  during<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value>;
}

/** One kind of thing that is gathered; `finish` does it for all items that were left, in their order. */
export function gathering<Item>(
  finish: (tx: Tx, items: readonly Item[]) => Promise<void>,
): Gathering<Item> {
  const left = new WeakMap<Tx, Set<Item>>();
  const done = async (tx: Tx, items: Set<Item>) => {
    const all = [...items];
    items.clear();
    if (all.length > 0) await finish(tx, all);
  };
  return {
    leave(tx, items) {
      const kept = left.get(tx);
      for (const item of kept === undefined ? [] : items) kept?.add(item);
      return kept !== undefined;
    },
    async catchUp(tx) {
      const kept = left.get(tx);
      if (kept !== undefined) await done(tx, kept);
    },
    async during(tx, work) {
      const items = new Set<Item>();
      left.set(tx, items);
      const value = await work().finally(() => left.delete(tx));
      await done(tx, items);
      return value;
    },
  };
}
