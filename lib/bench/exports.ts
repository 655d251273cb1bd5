import { EXPORT_NAMES } from '@/lib/exports/schema';
import { someAddresses } from './crawl';
import { atRate, opened, percentile } from './rate';
import { type BenchRow, benchRow } from './row';

const WARM_PAGES = 100;
const PER_SECOND = 50;
const ROUNDS = 3;
const QUIET_SECONDS = 5;

/**
 * The slowest answers (95 of 100 are quicker) to warm pages while eight exports are asked for at once and made, against
 * the same while none is. Before each round `change` makes all of them out of date.
 */
export async function benchExports(
  origin: string,
  change: () => Promise<unknown>,
): Promise<BenchRow> {
  const warm = someAddresses(WARM_PAGES);
  const { ask, close } = opened(origin);
  const rounds: { ours: number; baseline: number }[] = [];
  const making: number[] = [];
  try {
    for (const address of warm) await ask(address);
    for (let round = 0; round < ROUNDS; round += 1) {
      const baseline = await atRate(warm, PER_SECOND, QUIET_SECONDS * PER_SECOND, ask);
      await change();
      const begun = performance.now();
      const exported = Promise.all(EIGHT.map((address) => received(new URL(address, origin))));
      const ours: number[] = [];
      let made = false;
      const done = exported.finally(() => {
        made = true;
      });
      while (!made) ours.push(...(await atRate(warm, PER_SECOND, PER_SECOND, ask)));
      await done;
      making.push((performance.now() - begun) / 1000);
      rounds.push({ ours: percentile(ours, 95), baseline: percentile(baseline, 95) });
    }
  } finally {
    close();
  }
  return benchRow({
    name: 'exports',
    what: 'p95 of warm pages while eight exports are made and sent',
    unit: 'ms',
    baseline: 'the same while none is',
    goal: { at: 'most', ratio: 2 },
    rounds,
    note: `all eight took ${making.map((seconds) => seconds.toFixed(1)).join(', ')} s`,
  });
}

/** Asks and lets go of what comes, piece by piece: this process measures the others meanwhile. */
async function received(url: URL): Promise<void> {
  const { body } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  await body?.pipeTo(new WritableStream());
}

/** Each data set, and in plain letters too; those that too many others stand before are answered 429. */
const EIGHT = EXPORT_NAMES.flatMap((name) =>
  ['', '?ascii=1'].map((more) => `/api/v1/exports/${name}${more}`),
);
