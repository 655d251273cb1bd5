import autocannon from 'autocannon';
import { Dice } from '@/lib/growth/dice';
import { portPath } from '@/lib/ports/routes';
import { someNumbers } from './cold';
import { makeAccounts } from './community';
import { median } from './load';
import { type BenchRow, benchRow } from './row';

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 16;

/** A page of one of the baselines. */
export interface Baseline {
  readonly what: string;
  readonly url: string;
}

/** A cached port page against `bare`, turn and turn about, 16 connections; the first round warms both up. */
export function benchPage(ours: string, bare: Baseline): Promise<BenchRow> {
  return benchWarm('page', { what: 'a port page that was asked for before', url: ours }, bare, 0.9);
}

/** The same of an answer of the API; the goal is that of the issue "The tools". */
export function benchApi(ours: string, bare: Baseline): Promise<BenchRow> {
  return benchWarm('api', { what: 'a port in the API, asked for before', url: ours }, bare, 0.8);
}

async function benchWarm(
  name: string,
  ours: Baseline,
  bare: Baseline,
  ratio: number,
): Promise<BenchRow> {
  const rounds: { ours: number; baseline: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pair = {
      ours: await requestsPerSecond([ours.url]),
      baseline: await requestsPerSecond([bare.url]),
    };
    if (round > 0) rounds.push(pair);
  }
  return benchRow({
    name,
    what: ours.what,
    unit: 'requests/s',
    baseline: bare.what,
    goal: { at: 'least', ratio },
    rounds,
  });
}

/** `urls`, of one origin, in turn on each connection. */
async function requestsPerSecond(urls: readonly string[]): Promise<number> {
  const result = await autocannon({
    url: urls[0] ?? '',
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: urls.map((url) => ({ path: new URL(url).pathname })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${urls[0] ?? ''} did not answer every request`);
  return result.requests.average;
}

/** How many pages are asked for while others vote. */
const WARM_PAGES = 300;

/** Goals of the issue "Quick while it lives", by votes a second. */
const LIVING: readonly { readonly votes: number; readonly ratio: number }[] = [
  { votes: 1, ratio: 0.8 },
  { votes: 10, ratio: 0.6 },
];

/**
 * 300 port pages at random, asked for before, while accounts vote on reports all over the site,
 * against the same pages while nobody does. Writes into the process's database, which the pages are
 * to be of.
 */
export async function benchLiving(origin: string): Promise<BenchRow[]> {
  const dice = new Dice('living');
  const urls = someNumbers(WARM_PAGES, dice).map((n) => new URL(portPath(n), origin).href);
  for (const url of urls) await (await fetch(url)).text();
  const voter = await openVoter(origin, dice);
  const rows: BenchRow[] = [];
  for (const { votes, ratio } of LIVING) {
    const rounds: { ours: number; baseline: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const baseline = await requestsPerSecond(urls);
      const stop = voter.begin(votes);
      const ours = await requestsPerSecond(urls);
      await stop();
      rounds.push({ ours, baseline });
    }
    rows.push(
      benchRow({
        name: `living-${votes}`,
        what: `${WARM_PAGES} port pages, ${votes} votes a second on the site`,
        unit: 'requests/s',
        baseline: 'the same pages, no votes',
        goal: { at: 'least', ratio },
        rounds,
      }),
    );
  }
  return rows;
}

interface Voter {
  /** Votes so often a second until the answer is called; that waits for what is under way. */
  begin(perSecond: number): () => Promise<void>;
}

/** One account that confirms and disputes reports at random, so that every vote changes something. */
async function openVoter(origin: string, dice: Dice): Promise<Voter> {
  const [account] = await makeAccounts(1);
  const list = await fetch(new URL('/api/v1/reports?limit=100', origin));
  const reports = ((await list.json()) as { items: { id: number }[] }).items.map(({ id }) => id);
  let turn = 0;
  const vote = async () => {
    turn += 1;
    const report = reports[dice.below(reports.length)] ?? 0;
    const answer = await fetch(new URL(`/api/v1/reports/${report}/vote`, origin), {
      method: 'PUT',
      body: JSON.stringify({ value: turn % 2 === 0 ? 'confirm' : 'dispute' }),
      headers: {
        authorization: `Bearer ${account?.token ?? ''}`,
        'content-type': 'application/json',
      },
    });
    if (!answer.ok) throw new Error(`a vote was answered ${answer.status}`);
  };
  return {
    begin(perSecond) {
      const cast: Promise<void>[] = [];
      const timer = setInterval(() => cast.push(vote()), 1_000 / perSecond);
      return async () => {
        clearInterval(timer);
        await Promise.all(cast);
      };
    },
  };
}

/** The contract's: a change shows within 2 seconds. */
const FRESH_GOAL_MS = 2_000;
const VOTES = 20;
/** Past this no page will come. */
const GIVEN_UP_MS = 30_000;

/**
 * How soon a vote on the first report of `port` shows on the port's page, from the vote's answer to
 * the first whole page that has it. An account of its own confirms and disputes in turn; writes into
 * the process's database, which the page is to be of.
 */
export async function benchFreshness(origin: string, port: number): Promise<BenchRow> {
  const [account] = await makeAccounts(1);
  const page = new URL(portPath(port), origin);
  const list = await fetch(new URL(`/api/v1/reports?port=${port}`, origin));
  const report = ((await list.json()) as { items: { id: number }[] }).items[0]?.id;
  if (account === undefined || report === undefined) throw new Error(`no report on ${port}`);
  const waits: number[] = [];
  let before = await textOf(page);
  for (let vote = 0; vote < VOTES; vote += 1) {
    const answer = await fetch(new URL(`/api/v1/reports/${report}/vote`, origin), {
      method: 'PUT',
      body: JSON.stringify({ value: vote % 2 === 0 ? 'confirm' : 'dispute' }),
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`a vote was answered ${answer.status}`);
    const answered = performance.now();
    let text = await textOf(page);
    while (text === before && performance.now() - answered < GIVEN_UP_MS) text = await textOf(page);
    if (text === before) throw new Error('a vote never shows on its page');
    waits.push(performance.now() - answered);
    before = text;
  }
  return benchRow({
    name: 'freshness',
    what: 'from a vote to the page that shows it',
    unit: 'ms',
    baseline: 'what the contract allows',
    goal: { at: 'most', ratio: 1 },
    rounds: waits.map((ours) => ({ ours, baseline: FRESH_GOAL_MS })),
    note: `at the slowest ${Math.round(Math.max(...waits))} ms, in the middle ${Math.round(median(waits))} ms`,
  });
}

async function textOf(page: URL): Promise<string> {
  return (await fetch(page)).text();
}
