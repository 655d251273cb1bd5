import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import type { Scope } from '@/lib/auth/types';
import { applied, givenReport, must, opened, type Person } from '@/lib/testing/community';
import { dispatch } from '@/lib/testing/dispatch.fixture';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';
import { callsOf, type FuzzCall, type Present } from '@/lib/testing/fuzz/calls.arbitrary';
import { faultOf } from '@/lib/testing/fuzz/fault';
import { testDb } from '@/lib/testing/postgres';
import { storeNewestRelease } from '@/lib/testing/releases';
import { SITE } from '@/lib/testing/sign-in';
import { API_OPERATIONS } from './registry';

const CALLS_EACH = 8;
const NOW = new Date();
const ALL: readonly Scope[] = ['read', 'write', 'moderate'];

/** Who calls: nobody, one at each level, one with a token for reading, one who is suspended. */
const ACCOUNTS: readonly { role: string; more?: object; scopes?: readonly Scope[] }[] = [
  { role: 'member' },
  { role: 'member', more: { earnedTrust: 2 } },
  { role: 'reviewer' },
  { role: 'reviewer' },
  { role: 'moderator' },
  { role: 'moderator' },
  { role: 'admin' },
  { role: 'member', scopes: ['read'] },
  { role: 'member', more: { suspendedAt: NOW, suspendReason: 'Given.' } },
];

const authorizations: (string | null)[] = [null];
/** How often each status was answered. */
const met = new Map<number, number>();

beforeAll(async () => {
  await storeNewestRelease();
  const people: Person[] = [];
  for (const [at, { role, more, scopes = ALL }] of ACCOUNTS.entries()) {
    const handle = `fuzz${at}`;
    const data = { handle, email: `${handle}@example.org`, emailVerified: NOW, role, ...more };
    const { id } = await testDb().user.create({ data });
    const token = must(
      await createToken(testDb(), id, { name: 'fuzz', scopes, expiresAt: null }, NOW),
    );
    authorizations.push(`Bearer ${token}`);
    people.push({ id, handle, trust: 1 });
  }
  await fill(people[0]!);
});

/** Something for the calls to meet. */
async function fill(author: Person): Promise<void> {
  await givenReport(author, {}, NOW);
  await givenReport(author, { portStart: 1324, portEnd: 1324, software: { name: 'Gin' } }, NOW);
  const article = { title: 'Echo', body: 'Text', citations: [] };
  const subject = { port: 1323, locale: 'en' };
  await applied(author, { kind: 'article.update', subject, changes: article }, NOW);
  for (const port of [1400, 1401, 1402, 1403])
    await opened(author, port, NOW, { software: { name: `P${port}` } });
}

async function answerTo({ operation, who, path, headers, body }: FuzzCall): Promise<Response> {
  const own = authorizations[who] ?? null;
  const request = new Request(`${SITE}/api/v1${path}`, {
    method: operation.method.toUpperCase(),
    headers: { ...(own === null ? {} : { authorization: own }), ...headers },
    ...(body === null || operation.method === 'get' ? {} : { body }),
  });
  return dispatch(request);
}

describe(`any call, from anybody (${FUZZ_SEED})`, () => {
  const present: Present = {
    handles: ACCOUNTS.map((_, at) => `fuzz${at}`).concat('nobody'),
    slugs: ['echo', 'gin', 'no-such-software'],
    accounts: ACCOUNTS.length + 1,
  };

  it.each(API_OPERATIONS)('$id answers as it is described', async (operation) => {
    const faults: string[] = [];
    const { numRuns, seed } = fuzzBudget(CALLS_EACH);
    // Not the same dice for all: what one call never throws another does.
    const own = { numRuns, seed: seed + API_OPERATIONS.indexOf(operation) };
    const calls = fc.sample(callsOf(operation, present), own);
    for (const call of calls) {
      const response = await answerTo(call);
      met.set(response.status, (met.get(response.status) ?? 0) + 1);
      const fault = await faultOf(operation, response);
      if (fault !== null) faults.push(`${fault}\n${told(call)}`);
    }
    // Nobody is to be held up by limits alone.
    await testDb().limitWindow.deleteMany();
    expect(faults).toEqual([]);
  });

  it('and among them was every kind of answer', () => {
    const statuses = [200, 201, 400, 401, 403, 404, 415, 422];
    for (const status of statuses) expect([status, met.get(status) ?? 0]).not.toEqual([status, 0]);
    const accepted = (met.get(200) ?? 0) + (met.get(201) ?? 0);
    expect(accepted).toBeGreaterThan([...met.values()].reduce((sum, one) => sum + one, 0) / 8);
  });
});

function told({ who, path, headers, body }: FuzzCall): string {
  const sent = typeof body === 'string' ? body : body === null ? '' : `<${body.toString()}>`;
  return `  account ${who}, ${path.slice(0, 300)} ${JSON.stringify(headers)} ${sent.slice(0, 800)}`;
}
