import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { withClient } from '@/lib/instance/postgres/connect';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { call } from '../../scripts/chaos/calls';
import type { Stormer } from '../../scripts/chaos/ledger';
import { type Fleet, lettersOf, type Member, openFleet } from '../../scripts/test/fleet';
import { newReport } from '../api';

const server = () => process.env.E2E_DATABASE_URL ?? '';
const name = `portolan_fleet_${randomBytes(4).toString('hex')}`;

let fleet: Fleet;
let [a, b]: Member[] = [];

/** Both are there before the first test begins. */
function members(): readonly [Member, Member] {
  if (a === undefined || b === undefined) throw new Error('the instances were not started');
  return [a, b];
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await createDatabase(server(), name);
  fleet = await openFleet(onServer(server(), name));
  // A proxy lets them stop without a request lost.
  const settings = { TRUSTED_PROXIES: '127.0.0.1' };
  a = await fleet.start(settings);
  b = await fleet.start(settings);
});

test.afterAll(async () => {
  await fleet?.close();
  await dropDatabase(server(), name);
});

/** The page as everybody gets it, once it says this; it is asked for again and again. */
async function pageThat(origin: string, port: number, says: (page: string) => boolean) {
  let page = '';
  await expect
    .poll(async () => {
      page = await (await fetch(`${origin}/ports/${port}`)).text();
      return says(page);
    })
    .toBe(true);
  return page;
}

interface Answered {
  readonly id: number;
  readonly state: string;
  readonly subject: { readonly id: number | string };
}

async function act(
  origin: string,
  who: Stormer,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) {
  const answer = await call(origin, who, { method, path, body });
  expect(answer?.status, `${method} ${path}: ${JSON.stringify(answer?.body)}`).toBeLessThan(300);
  return answer?.body as Answered;
}

/** Proposed at one instance and approved at the other. */
async function report(from: string, to: string, port: number): Promise<number> {
  const [author, approver] = fleet.people.moderators as [Stormer, Stormer];
  const body = newReport(port, `Isobar ${port}`);
  const { id } = await act(from, author, 'POST', '/edits', body);
  const applied = await act(to, approver, 'POST', `/edits/${id}/reviews`, {
    verdict: 'approve',
    version: 1,
    reason: 'Looked at.',
  });
  expect(applied.state).toBe('applied');
  return Number(applied.subject.id);
}

test('what is applied or voted at one instance shows on the pages of the other', async () => {
  const [first, second] = members();
  const port = 59_001;
  const text = `Isobar ${port}`;
  // Kept by both before it changes.
  for (const { origin } of [first, second])
    await pageThat(origin, port, (page) => page.includes(String(port)) && !page.includes(text));
  const id = await report(first.origin, second.origin, port);
  for (const { origin } of [first, second]) await pageThat(origin, port, (p) => p.includes(text));
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    const before = await (await fetch(`${to.origin}/ports/${port}`)).text();
    const voter = fleet.people.authors[from === first ? 0 : 1] as Stormer;
    await act(from.origin, voter, 'PUT', `/reports/${id}/vote`, { value: 'confirm' });
    await pageThat(to.origin, port, (page) => page !== before);
  }
});

test('a session begun at one instance is one at the other, and ends at both', async () => {
  const [first, second] = members();
  const secret = randomBytes(32).toString('base64url');
  await withClient(onServer(server(), name), async (client) => {
    await client.query(
      `INSERT INTO session (id, session_token, user_id, expires)
       VALUES ('fleet', $1, $2, now() + interval '1 day')`,
      [createHash('sha256').update(secret).digest('hex'), fleet.people.authors[0]?.id],
    );
  });
  const cookie = `next-auth.session-token=${secret}`;
  const statuses = () =>
    Promise.all(
      [first, second].map(
        async ({ origin }) =>
          (await fetch(`${origin}/api/v1/notifications`, { headers: { cookie } })).status,
      ),
    );
  expect(await statuses()).toEqual([200, 200]);
  const ended = await fetch(`${first.origin}/api/auth/signout`, {
    method: 'POST',
    headers: { cookie, origin: first.origin },
    body: new URLSearchParams(),
    redirect: 'manual',
  });
  expect(ended.status).toBeLessThan(400);
  expect(await statuses()).toEqual([401, 401]);
});

test('both count towards one limit', async () => {
  const [first, second] = members();
  const id = await report(first.origin, second.origin, 59_002);
  const member = { ...(fleet.people.authors[0] as Stormer) };
  const database = onServer(server(), name);
  const become = (role: string) =>
    withClient(database, async (client) => {
      await client.query(`UPDATE "user" SET role = $2 WHERE id = $1`, [member.id, role]);
    });
  await become('member');
  const answers: (number | undefined)[] = [];
  // A member casts thirty votes in an hour.
  for (let vote = 0; vote < 32; vote += 1) {
    const { origin } = vote % 2 === 0 ? first : second;
    const value = vote % 4 < 2 ? 'confirm' : 'dispute';
    const path = `/reports/${id}/vote`;
    const answer = await call(origin, member, { method: 'PUT', path, body: { value } });
    answers.push(answer?.status);
  }
  await become('reviewer');
  expect(answers.filter((status) => status === 200)).toHaveLength(30);
  expect(answers.slice(-2)).toEqual([429, 429]);
});

test('each letter is written once, whichever instance writes it', async () => {
  const [first, second] = members();
  const database = onServer(server(), name);
  const written = () => lettersOf(first) + lettersOf(second);
  const due = () =>
    withClient(database, async (client) => {
      const { rows } = await client.query<{ due: number }>(
        `SELECT (SELECT count(*) FROM notification WHERE mail_due_at IS NOT NULL)::int
              + (SELECT count(*) FROM untold_entry)::int AS due`,
      );
      return rows[0]?.due ?? -1;
    });
  await expect.poll(due).toBe(0);
  const before = written();
  for (let n = 0; n < 10; n += 1) await report(first.origin, second.origin, 59_010 + n);
  await expect.poll(written).toBeGreaterThanOrEqual(before + 10);
  await expect.poll(due).toBe(0);
  expect(written()).toBe(before + 10);
});

test('restarting one after the other drops no request of a proxy that knows both', async () => {
  const [first, second] = members();
  const id = await report(first.origin, second.origin, 59_030);
  const crowd = sharedOut([first.origin, second.origin], id, fleet.people.authors);
  await crowd.untilMore(20);
  for (const member of [first, second]) {
    await member.restart();
    await crowd.untilMore(20);
  }
  expect(await crowd.end()).toEqual([]);
});

/**
 * Readers and voters who ask one instance and then the other, over connections that are kept open; where nobody listens
 * the other one is asked, as a proxy does. Whatever else goes wrong is told at the end.
 */
function sharedOut(origins: readonly string[], report: number, voters: readonly Stormer[]) {
  const faults: string[] = [];
  let [done, over, turn] = [0, false, 0];
  const answered = async (path: string, init: RequestInit): Promise<Response> => {
    const from = turn++;
    for (let tried = 0; tried < origins.length; tried += 1) {
      try {
        return await fetch(`${origins[(from + tried) % origins.length] ?? ''}${path}`, init);
      } catch (error) {
        if (!isUnanswered(error)) throw error;
      }
    }
    throw new Error('nobody listens');
  };
  const work = async (path: string, init: RequestInit = {}) => {
    while (!over) {
      try {
        const response = await answered(path, init);
        await response.arrayBuffer();
        if (response.status !== 200) faults.push(`${path}: ${response.status}`);
        done += 1;
      } catch (error) {
        faults.push(`${path}: ${String(error)} ${String((error as Error).cause)}`);
      }
    }
  };
  const working = [
    work('/ports/59030'),
    work(`/api/v1/reports/${report}`),
    ...voters.map(({ token }, at) =>
      work(`/api/v1/reports/${report}/vote`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ value: at % 2 === 0 ? 'confirm' : 'dispute' }),
      }),
    ),
  ];
  return {
    async untilMore(count: number) {
      const wanted = done + count;
      await expect.poll(() => done >= wanted || faults.length > 0).toBe(true);
    },
    async end() {
      over = true;
      await Promise.all(working);
      return faults;
    },
  };
}

/**
 * Nobody listened, or a connection that was kept open was closed in the moment it was used (RFC 9112, 9.5): a proxy
 * asks elsewhere where the request, as all of these, may be made twice. An answer that breaks off is neither.
 */
function isUnanswered(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(cause?.code ?? '');
}
