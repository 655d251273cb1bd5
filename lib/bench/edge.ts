import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { portPath } from '@/lib/ports/routes';
import { makeAccounts } from './community';
import { benchFreshness } from './page';
import { type BenchRow, benchRow } from './row';

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 16;
const GZIP = 'gzip';

/** nginx before the instance, and the same nginx with the page as a file. */
export interface EdgeOrigins {
  readonly plain: string;
  readonly files: string;
}

/** Goal of the issue "Quick while it lives", with a vote on this very page so often a second. */
const GOAL = 0.8;
const VOTES = [0, 1];

/**
 * A port's page from the cache of nginx against the same page as a file that nginx serves, turn and turn about, both
 * with gzip; while nobody votes and while somebody does, on this page. And how soon a vote shows through it.
 */
export async function benchEdge(edge: EdgeOrigins, port: number): Promise<BenchRow[]> {
  const page = `${edge.plain}${portPath(port)}`;
  const file = `${edge.files}/page.html`;
  const vote = await voterOn(edge.plain, port);
  const rows: BenchRow[] = [];
  for (const perSecond of VOTES) {
    const rounds: { ours: number; baseline: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const baseline = await load(file);
      const cast: Promise<void>[] = [];
      const timer =
        perSecond > 0 ? setInterval(() => cast.push(vote()), 1_000 / perSecond) : undefined;
      const ours = await load(page).finally(() => clearInterval(timer));
      await Promise.all(cast);
      // The first one warms both up.
      if (round > 0) rounds.push({ ours, baseline });
    }
    rows.push(
      benchRow({
        name: perSecond === 0 ? 'edge' : `edge-${perSecond}`,
        what: `a port page from the cache of nginx, ${perSecond} votes a second on it`,
        unit: 'requests/s',
        baseline: 'nginx with the page as a file',
        goal: { at: 'least', ratio: GOAL },
        rounds,
        note: `by ${hasWrk() ? 'wrk' : 'autocannon, which is busier than nginx is: install wrk'}`,
      }),
    );
  }
  const fresh = await benchFreshness(edge.plain, port);
  return [...rows, { ...fresh, name: 'edge-freshness', what: `${fresh.what}, through nginx` }];
}

let wrk: boolean | undefined;

function hasWrk(): boolean {
  wrk ??= spawnSync('wrk', ['--version']).error === undefined;
  return wrk;
}

/** Requests a second; throws where one is not answered as it ought to be. */
async function load(url: string): Promise<number> {
  if (!hasWrk()) {
    const result = await autocannon({
      url,
      connections: CONNECTIONS,
      duration: SECONDS,
      headers: { 'accept-encoding': GZIP },
    });
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${url} did not answer every request`);
    return result.requests.average;
  }
  const { stdout } = await promisify(execFile)('wrk', [
    ...['-t', '1', '-c', String(CONNECTIONS), '-d', `${SECONDS}s`, '--timeout', '10s'],
    ...['-H', `Accept-Encoding: ${GZIP}`, url],
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`);
  return Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1]);
}

/** Confirms and disputes the first report of the port in turn, so that every vote changes its page. */
async function voterOn(origin: string, port: number): Promise<() => Promise<void>> {
  const [account] = await makeAccounts(1);
  const list = await fetch(`${origin}/api/v1/reports?port=${port}`);
  const report = ((await list.json()) as { items: { id: number }[] }).items[0]?.id;
  if (account === undefined || report === undefined) throw new Error(`no report on ${port}`);
  let turn = 0;
  return async () => {
    turn += 1;
    const answer = await fetch(`${origin}/api/v1/reports/${report}/vote`, {
      method: 'PUT',
      body: JSON.stringify({ value: turn % 2 === 0 ? 'confirm' : 'dispute' }),
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`a vote was answered ${answer.status}`);
  };
}
