import http from 'node:http';
import pg from 'pg';
import { searchApiPath } from '@/lib/search/routes';
import { parseQuery } from '@/lib/search/rules/parse-query';
import { SEARCH_SQL, searchParameters } from '@/lib/search/search-sql';

export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly baseline: number;
  /** `ours / baseline`. */
  readonly ratio: number;
  /** The ratio is to stay at or below this. */
  readonly goal: number;
  readonly unit: string;
}

const GOAL = 2;
const ROUNDS = 30;
const WARM_UP_ROUNDS = 3;
const LIMIT = 20;
/** What people type: numbers, names, beginnings, misspellings, words. */
const QUERIES = [
  '443',
  ':8080',
  '8080,8443',
  'postgres',
  'postgers',
  'synthing',
  'redis',
  'mongo db',
  'http',
  'mail submission',
];

/**
 * Median time of the search API (over a kept-alive connection) against the very same SQL straight
 * through `pg`, turn and turn about in one run, in milliseconds.
 */
export async function benchSearch(baseUrl: string, connectionString: string): Promise<BenchResult> {
  const client = new pg.Client({ connectionString });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  await client.connect();
  const ours: number[] = [];
  const baseline: number[] = [];
  try {
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const q of QUERIES) {
        const viaApi = await timed(() => askApi(agent, baseUrl, q));
        const viaSql = await timed(() => askSql(client, q));
        if (round < 0) continue;
        ours.push(viaApi);
        baseline.push(viaSql);
      }
    }
  } finally {
    await client.end();
    agent.destroy();
  }
  const [a, b] = [median(ours), median(baseline)];
  return { name: 'search', ours: a, baseline: b, ratio: a / b, goal: GOAL, unit: 'ms' };
}

/** By node:http: what `fetch` itself costs is the measuring side's and would be counted as the API's. */
function askApi(agent: http.Agent, baseUrl: string, q: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      new URL(searchApiPath(q, { limit: LIMIT }), baseUrl),
      { agent },
      (response) => {
        response.on('error', reject).on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`the search API answered ${response.statusCode ?? 0} to "${q}"`));
        });
        response.resume();
      },
    );
    request.on('error', reject);
  });
}

async function askSql(client: pg.Client, q: string): Promise<void> {
  await client.query(
    SEARCH_SQL,
    searchParameters(parseQuery(q), { kind: null, locale: 'en', limit: LIMIT }),
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
