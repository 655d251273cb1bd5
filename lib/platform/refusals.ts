import { telemetry } from './telemetry/spans';

/**
 * How often limits held somebody up in this process, by what for. Counted in memory: whoever is refused by the
 * thousand must not cost a write each, and the transaction that asked for the limit is rolled back.
 */

// Next gives its bundles copies of their own of this module.
const store = globalThis as { portolanRefusals?: Map<string, number> };

/** Counts one who was held up. `key` is the limit's; what stands before its first `:` or `/` says what for. */
export function countRefusal(key: string, times = 1): void {
  store.portolanRefusals ??= new Map();
  const purpose = key.split(/[:/]/, 1)[0] ?? '';
  telemetry()?.count('portolan.limit.refusals', { purpose });
  store.portolanRefusals.set(purpose, (store.portolanRefusals.get(purpose) ?? 0) + times);
}

/** What was counted since it was last taken. */
export function takeRefusals(): [purpose: string, count: number][] {
  const counted = [...(store.portolanRefusals ?? [])];
  store.portolanRefusals?.clear();
  return counted;
}
