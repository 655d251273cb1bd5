import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ALL_TAG, tagPayloads, TAGS_CHANNEL } from '@/lib/platform/cache-tags';
import { type Ask, ASKS } from './growth-asks';
import { type GrownSite, type Sample, sampleOf } from './growth-site';
import { opened, percentile } from './rate';
import { type BenchRow, benchRow } from './row';

/** The issue "Quick while it lives": what a hundred times as much may cost. */
const GOAL = 2;
const ROUNDS = 3;
/** Requests of each kind in a round, to each site. */
const ASKED = 8;
const WARM_UP = 2;
/** By then the servers have heard that their pages are out of date. */
const HEARD_MS = 100;

interface Side {
  readonly site: GrownSite;
  readonly sample: Sample;
  readonly open: ReturnType<typeof opened>;
  readonly client: pg.Client;
}

/**
 * The slowest answers (95 of 100 are quicker) to every kind of page and call on a large made community, against those
 * on a small one, turn and turn about, one at a time. Before each request all pages are out of date: what is kept
 * answers as soon in either.
 */
export async function benchGrowth(
  small: GrownSite,
  large: GrownSite,
  only = /./,
): Promise<BenchRow[]> {
  const sides = await Promise.all([small, large].map(openSide));
  const rows: BenchRow[] = [];
  try {
    for (const ask of ASKS.filter(({ name }) => only.test(name)))
      rows.push(await measure(ask, sides));
  } finally {
    for (const { open, client } of sides) {
      open.close();
      await client.end();
    }
  }
  return rows;
}

async function openSide(site: GrownSite): Promise<Side> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  return { site, sample: await sampleOf(site), open: opened(site.origin, 1), client };
}

async function measure(ask: Ask, sides: readonly Side[]): Promise<BenchRow> {
  const rounds: { ours: number; baseline: number }[] = [];
  const all: [number[], number[]] = [[], []];
  // The first round warms both up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times: [number[], number[]] = [[], []];
    for (let n = 0; n < (round === 0 ? WARM_UP : ASKED); n += 1) {
      await Promise.all(sides.map(({ client }) => forgetAll(client)));
      await delay(HEARD_MS);
      for (const [at, side] of sides.entries())
        times[at as 0 | 1].push(await answered(side, ask, round * ASKED + n));
    }
    if (round === 0) continue;
    rounds.push({ baseline: percentile(times[0], 95), ours: percentile(times[1], 95) });
    all[0].push(...times[0]);
    all[1].push(...times[1]);
  }
  return benchRow({
    name: `growth ${ask.name}`,
    what: ask.by === undefined || ask.by === 'visitor' ? 'p95' : `p95, ${ask.by}`,
    unit: 'ms',
    baseline: 'the small community',
    goal: { at: 'most', ratio: GOAL },
    rounds,
    note: `in the middle ${percentile(all[1], 50).toFixed(1)} ms, of the small one ${percentile(all[0], 50).toFixed(1)} ms`,
  });
}

/** Every page of the site is out of date. */
async function forgetAll(client: pg.Client): Promise<void> {
  for (const payload of tagPayloads([ALL_TAG]))
    await client.query('SELECT pg_notify($1, $2)', [TAGS_CHANNEL, payload]);
}

function answered({ sample, open }: Side, ask: Ask, turn: number): Promise<number> {
  return open.ask(ask.path(sample, turn), sample.headers[ask.by ?? 'visitor']);
}
