import { Dice } from '@/lib/growth/dice';
import { localePath, LOCALES } from '@/lib/i18n/locales';
import { portPath } from '@/lib/ports/routes';
import { PORT_COUNT } from '@/lib/ports/types';
import { atRate, opened, percentile } from './rate';
import { type BenchRow, benchRow } from './row';

/** The issue "Quick while it lives": 20,000 pages, so many a second. */
const PER_SECOND = 20;
const ROUNDS = 3;
/** Pages that readers have open, asked for so often a second; all were asked for before. */
const WARM_PAGES = 300;
const WARM_PER_SECOND = 50;
const QUIET_SECONDS = 10;

/**
 * The slowest answers (95 of 100 are quicker) to warm pages while a crawler asks for `pages` others, each once, 20 a
 * second, in all languages, whether they are answered soon or not; against the same warm pages while nobody crawls.
 * In three rounds, of which each crawls a third.
 */
export async function benchCrawl(origin: string, pages: number): Promise<BenchRow> {
  const addresses = someAddresses(pages + WARM_PAGES);
  const [warm, cold] = [addresses.slice(0, WARM_PAGES), addresses.slice(WARM_PAGES)];
  const rounds: { ours: number; baseline: number }[] = [];
  const crawled: number[] = [];
  const { ask, close } = opened(origin);
  try {
    for (const address of warm) await ask(address);
    for (let round = 0; round < ROUNDS; round += 1) {
      const baseline = await atRate(warm, WARM_PER_SECOND, QUIET_SECONDS * WARM_PER_SECOND, ask);
      const some = cold.filter((_, at) => at % ROUNDS === round);
      const readers = Math.ceil((some.length / PER_SECOND) * WARM_PER_SECOND);
      const [times, ours] = await Promise.all([
        atRate(some, PER_SECOND, some.length, ask),
        atRate(warm, WARM_PER_SECOND, readers, ask),
      ]);
      crawled.push(...times);
      rounds.push({ ours: percentile(ours, 95), baseline: percentile(baseline, 95) });
    }
  } finally {
    close();
  }
  return benchRow({
    name: 'crawl',
    what: `p95 of warm pages while ${pages} others are crawled, ${PER_SECOND} a second`,
    unit: 'ms',
    baseline: 'the same while nobody crawls',
    goal: { at: 'most', ratio: 2 },
    rounds,
    note: `a crawled page took ${percentile(crawled, 50).toFixed(0)} ms in the middle, ${percentile(crawled, 95).toFixed(0)} ms at p95`,
  });
}

/** Different pages of ports, in all languages, at random but the same each time. */
export function someAddresses(count: number): string[] {
  const dice = new Dice('crawl');
  const found = new Set<string>();
  while (found.size < count) {
    const locale = LOCALES[dice.below(LOCALES.length)] ?? 'en';
    found.add(localePath(locale, portPath(dice.below(PORT_COUNT))));
  }
  return [...found];
}
