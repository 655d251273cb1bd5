import { Dice } from '@/lib/growth/dice';
import { portPath } from '@/lib/ports/routes';
import { PORT_COUNT } from '@/lib/ports/types';
import { type LoadRequest, throughput } from './load';
import type { Baseline } from './page';
import { type BenchRow, benchRow } from './row';

const ROUNDS = 3;
const CONNECTIONS = 16;
const COLD_PAGES = 160;
/** Pages that say how many bytes the baseline has to send. */
const SIZED_PAGES = 20;

/** How large a port page at random is, uncompressed: bytes, and elements of its HTML; the mean of some. */
export async function coldPageSize(origin: string): Promise<{ bytes: number; elements: number }> {
  const sizes = { bytes: 0, elements: 0 };
  for (const n of someNumbers(SIZED_PAGES, new Dice('sizes'))) {
    const page = await (await fetch(new URL(portPath(n), origin))).text();
    sizes.bytes += Buffer.byteLength(page) / SIZED_PAGES;
    sizes.elements +=
      (page.replace(/<script.*?<\/script>/gs, '').match(/<[a-z]/g)?.length ?? 0) / SIZED_PAGES;
  }
  return { bytes: Math.round(sizes.bytes), elements: Math.round(sizes.elements) };
}

/**
 * Port pages at random that nobody asked for before, 16 at once, against dynamic pages that send as many bytes after
 * one query, turn and turn about: `dynamic`, which is one text, and `elements`, which has as many elements too.
 */
export async function benchCold(
  origin: string,
  { dynamic, elements }: { readonly dynamic: Baseline; readonly elements: Baseline },
): Promise<BenchRow[]> {
  const fresh = someNumbers((ROUNDS + 1) * COLD_PAGES, new Dice('cold'));
  const baselines = [
    { name: 'cold', bare: dynamic, rounds: [] as Round[] },
    { name: 'cold-elements', bare: elements, rounds: [] as Round[] },
  ];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pages = fresh.slice(round * COLD_PAGES, (round + 1) * COLD_PAGES).map(portPath);
    const ours = await throughput(origin, pages.map(get), pages.length, CONNECTIONS);
    for (const { bare, rounds } of baselines) {
      const { origin: bareOrigin, pathname } = new URL(bare.url);
      const asked = [get(pathname)];
      const baseline = await throughput(bareOrigin, asked, pages.length, CONNECTIONS);
      if (round > 0) rounds.push({ ours, baseline });
    }
  }
  return baselines.map(({ name, bare, rounds }) =>
    benchRow({
      name,
      what: 'port pages asked for the first time, 16 at once',
      unit: 'requests/s',
      baseline: bare.what,
      goal: { at: 'least', ratio: 0.5 },
      rounds,
    }),
  );
}

interface Round {
  readonly ours: number;
  readonly baseline: number;
}

function get(path: string): LoadRequest {
  return { method: 'GET', path, headers: {} };
}

/** Different port numbers, the same for the same dice. */
export function someNumbers(count: number, dice: Dice): number[] {
  const numbers = new Set<number>();
  while (numbers.size < count) numbers.add(dice.below(PORT_COUNT));
  return [...numbers];
}
