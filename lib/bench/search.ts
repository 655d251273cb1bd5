import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { searchApiPath } from '@/lib/search/routes';
import { parseQuery } from '@/lib/search/rules/parse-query';
import { SEARCH_SQL, searchParameters } from '@/lib/search/search-sql';
import { median } from './load';
import { opened, percentile } from './rate';
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

/** How many people type at once, and milliseconds from one key to the next: five a second are quick fingers. */
const TYPISTS = 16;
const KEY_MS = 200;
const TYPING_ROUNDS = 3;
/** What a search box asks for. */
const SUGGESTIONS = 8;
const TYPING_GOAL_MS = 50;

/**
 * The slowest answers of the search (95 of 100 are quicker) to 16 people who type at once, a key each 200 ms, answered
 * or not; against 50 ms, the goal of the issue "The tools". The first round warms up.
 */
export async function benchTyping(origin: string): Promise<BenchRow> {
  const { ask, close } = opened(origin);
  const rounds: { ours: number; baseline: number }[] = [];
  try {
    for (let round = 0; round <= TYPING_ROUNDS; round += 1) {
      const typists = Array.from({ length: TYPISTS }, (_, at) => type(ask, at));
      const ours = percentile((await Promise.all(typists)).flat(), 95);
      if (round > 0) rounds.push({ ours, baseline: TYPING_GOAL_MS });
    }
  } finally {
    close();
  }
  return benchRow({
    name: 'typing',
    what: `search as ${TYPISTS} people type, 95 of 100 answers`,
    unit: 'ms',
    baseline: 'what the issue allows',
    goal: { at: 'most', ratio: 1 },
    rounds,
  });
}

/** Types every query, beginning with another one than the others do; how long each answer took. */
async function type(ask: (address: string) => Promise<number>, first: number): Promise<number[]> {
  await delay((first / TYPISTS) * KEY_MS);
  const answers: Promise<number>[] = [];
  for (let at = 0; at < QUERIES.length; at += 1) {
    const query = QUERIES[(first + at) % QUERIES.length] ?? '';
    for (let keys = 1; keys <= query.length; keys += 1) {
      answers.push(ask(searchApiPath(query.slice(0, keys), { limit: SUGGESTIONS })));
      await delay(KEY_MS);
    }
  }
  return Promise.all(answers);
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
