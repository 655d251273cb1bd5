import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createToken } from '@/lib/auth/commands/tokens';
import { hashOf } from '@/lib/auth/secret-token';
import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { db, inTransaction } from '@/lib/platform/db';
import { databaseUrl } from '@/lib/platform/env';
import { dispatch } from '@/lib/testing/dispatch.fixture';
import { type Replacement, runOnce } from './again';
import { type LoadRequest, median, serving, throughput } from './load';
import { type BenchRow, benchRow } from './row';
import { recordStatements } from './statements';

const GOAL = 0.6;
const AT_ONCE = 8;
const ROUNDS = 3;
const AMOUNT = 600;
const ACCOUNTS = 40;
const REPORTS = 20;

export interface Account {
  readonly id: string;
  readonly token: string;
}

/** A request, and its values by name. */
interface Sample {
  readonly request: LoadRequest;
  readonly values: Replacement;
}

interface Scenario {
  readonly name: string;
  readonly what: string;
  /** What is sent in a round; what an earlier round sent must not make a later one do less. */
  readonly samples: (round: number) => readonly Sample[];
}

/** Votes: 8 at once, 40 accounts on 20 reports, confirming and disputing in turn. Writes into the process's database: give it one of its own. */
export async function benchVotes(): Promise<BenchRow> {
  const [accounts, reports] = [await makeAccounts(), await makeReports()];
  return bench({
    name: 'vote',
    what: 'votes through the API, 8 at once',
    // Each pair of account and report once in a round, and the other way round in the next.
    samples: (round) =>
      Array.from({ length: ACCOUNTS * REPORTS }, (_, n) => {
        const [account, report] = [pick(accounts, n), pick(reports, Math.floor(n / ACCOUNTS) + n)];
        const value = (Math.floor(n / 7) + round) % 2 === 0 ? 'confirm' : 'dispute';
        return {
          request: request('PUT', `/api/v1/reports/${report}/vote`, { value }, account),
          values: new Map<unknown, unknown>([
            ...named(account),
            ['report', report],
            ['value', value],
          ]),
        };
      }),
  });
}

function named({ id, token }: Account): [string, unknown][] {
  return [
    ['account', id],
    ['token', hashOf(token)],
  ];
}

/** Edits: 8 at once, proposals of new reports. Writes into the process's database: give it one of its own. */
export async function benchEdits(): Promise<BenchRow> {
  const accounts = await makeAccounts();
  return bench({
    name: 'edit',
    what: 'proposals of reports through the API, 8 at once',
    // Other ports in each round: the same proposal sent twice is refused.
    samples: (round) =>
      Array.from({ length: AMOUNT }, (_, n) => {
        const [account, port] = [pick(accounts, n), 20_000 + round * AMOUNT + n];
        return {
          request: request('POST', '/api/v1/edits', proposal(port), account),
          values: new Map<unknown, unknown>([...named(account), ['port', port]]),
        };
      }),
  });
}

function pick<Item>(list: readonly Item[], n: number): Item {
  return list[n % list.length] as Item;
}

function request(
  method: LoadRequest['method'],
  path: string,
  body: unknown,
  { token }: Account,
): LoadRequest {
  return {
    method,
    path,
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  };
}

function proposal(port: number) {
  const evidence = [
    { kind: 'vendor-docs', url: 'https://bench.example.org/docs', quote: 'listens here' },
  ];
  const software = { name: 'Bench', homepage: 'https://bench.example.org' };
  const changes = {
    portStart: port,
    portEnd: port,
    transports: ['tcp'],
    software,
    role: 'default',
    summary: 'A benchmark',
    evidence,
  };
  return { kind: 'report.create', changes, note: 'Measured.' };
}

/** Reviewers: nobody holds them up in a flow. */
export async function makeAccounts(count = ACCOUNTS): Promise<Account[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { id } = await db().user.create({
        data: { handle: `bench-${randomBytes(6).toString('hex')}`, role: 'reviewer' },
      });
      const token = await inTransaction((tx) =>
        createToken(
          tx,
          id,
          { name: 'bench', scopes: ['read', 'write'], expiresAt: null },
          new Date(),
        ),
      );
      if (!token.ok) throw new Error('no token');
      return { id, token: token.value };
    }),
  );
}

async function makeReports(): Promise<number[]> {
  const author = await db().user.create({
    data: { handle: `bench-${randomBytes(6).toString('hex')}` },
  });
  const ids: number[] = [];
  for (let n = 0; n < REPORTS; n += 1) {
    const edit = await inTransaction(async (tx) => {
      const proposed = await proposeEdit(
        tx,
        { id: author.id, trust: 1 },
        { ...proposal(30_000 + n), kind: 'report.create' },
        new Date(),
      );
      if (!proposed.ok) throw new Error(`no report: ${proposed.code}`);
      return applyEdit(tx, proposed.value, { actorId: null, reason: 'Measured.' }, new Date());
    });
    ids.push(edit.subjectId ?? 0);
  }
  return ids;
}

async function bench({ name, what, samples }: Scenario): Promise<BenchRow> {
  const [before, recorded] = [pick(samples(0), 0), pick(samples(0), ACCOUNTS)];
  // The same account before, so that a token's first use is not counted.
  await send(before.request);
  const statements = await recordStatements(() => send(recorded.request));
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: 20 });
  const rounds: { ours: number; baseline: number; transaction: number }[] = [];
  try {
    for (let round = 1; round <= ROUNDS + 1; round += 1) {
      const sent = samples(round);
      const requests = sent.map((sample) => sample.request);
      let turn = 0;
      const runNext = () =>
        runOnce(pool, statements, recorded.values, pick(sent, (turn += 1)).values);
      const bareHandler = async (incoming: Request) => {
        await incoming.json();
        await runNext();
        return Response.json({ ok: true });
      };
      const measure = (origin: string) => throughput(origin, requests, AMOUNT, AT_ONCE);
      const ours = await serving(dispatch, measure);
      const baseline = await serving(bareHandler, measure);
      const transaction = await atOnce(runNext);
      // The first round warms up.
      if (round > 1) rounds.push({ ours, baseline, transaction });
    }
  } finally {
    await pool.end();
  }
  const transaction = median(rounds.map((round) => round.transaction));
  const share = median(rounds.map((round) => round.ours / round.transaction));
  return benchRow({
    name,
    what,
    unit: 'requests/s',
    baseline: 'a bare route with the same SQL',
    goal: { at: 'least', ratio: GOAL },
    rounds,
    note: `${Math.round(100 * share)} % of the bare transaction (${Math.round(transaction)}/s, ${statements.length} statements)`,
  });
}

async function send({ method, path, body, headers }: LoadRequest): Promise<void> {
  const response = await dispatch(
    new Request(`http://localhost${path}`, { method, body, headers: { ...headers } }),
  );
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}

async function atOnce(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  let left = AMOUNT;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
  return AMOUNT / ((performance.now() - started) / 1000);
}
