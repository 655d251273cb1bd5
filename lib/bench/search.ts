import http from 'node:http';
import pg from 'pg';
import { searchApiPath } from '@/lib/search/routes';
import { parseQuery } from '@/lib/search/rules/parse-query';
import { SEARCH_SQL, searchParameters } from '@/lib/search/search-sql';
import { median } from './load';
import { type BenchRow, benchRow } from './row';

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
export async function benchSearch(baseUrl: string, connectionString: string): Promise<BenchRow> {
  const client = new pg.Client({ connectionString });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  await client.connect();
  const rounds: { ours: number; baseline: number }[] = [];
  try {
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      const [ours, baseline]: [number[], number[]] = [[], []];
      for (const q of QUERIES) {
        ours.push(await timed(() => askApi(agent, baseUrl, q)));
        baseline.push(await timed(() => askSql(client, q)));
      }
      if (round >= 0) rounds.push({ ours: median(ours), baseline: median(baseline) });
    }
  } finally {
    await client.end();
    agent.destroy();
  }
  return benchRow({
    name: 'search',
    what: 'an answer of the search API',
    unit: 'ms',
    baseline: 'its SQL through pg',
    goal: { at: 'most', ratio: 2 },
    rounds,
  });
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
