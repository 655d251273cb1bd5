import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import { holdVerdict } from '@/lib/moderation/commands/held';
import { atDesk, bringOne, LARGE_NUMBERS } from '@/lib/moderation/commands/trials.fixture';
import { findAgreement } from '@/lib/moderation/queries/agreement';
import { after, newMeeting, opened, said } from '@/lib/moderation/queries/review.fixture';
import { DAY, HOUR } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { must } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import type { RouteHandler } from './handler';

const FOLDER = path.join(process.cwd(), 'app/api/v1');
type Route = Readonly<Partial<Record<string, RouteHandler>>>;

/** Every route of the API with its address. */
async function routes(): Promise<(readonly [address: string, Route])[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => path.basename(file) === 'route.ts');
  return Promise.all(
    found.map(async (file) => {
      const route = (await import(pathToFileURL(path.join(FOLDER, file)).href)) as Route;
      return [`/${path.dirname(file)}`, route] as const;
    }),
  );
}

/** Where a trial could be, and what is known of a reviewer. */
const OF_EDITS = /edits|queue|log|changes|exports|users|me\b/;

/** Calls a route with the number wherever its address takes one. */
async function call(
  [address, route]: readonly [string, Route],
  method: string,
  id: number,
  headers: Record<string, string>,
  body: object | null = null,
): Promise<Response> {
  const params: Record<string, string> = {};
  const given = { n: '1', port: '1', locale: 'en', name: 'edits.json', range: '1-10' };
  for (const [, name = ''] of address.matchAll(/\[(\w+)\]/g))
    params[name] = (given as Record<string, string>)[name] ?? String(id);
  const url = `http://localhost:3000/api/v1${address}`.replace(
    /\[(\w+)\]/g,
    (_, name: string) => params[name] ?? '',
  );
  const asked = address.endsWith('/group') ? `${url}?by=author` : url;
  const sent = body === null ? {} : { body: JSON.stringify(body) };
  const request = new Request(asked, { method, headers, ...sent });
  const handler = route[method];
  if (handler === undefined) throw new Error(`${method} ${address} is no call`);
  return handler(request, { params: Promise.resolve(params) });
}

it('no call shows a trial to anybody else or does anything to it, nor says how often somebody agrees', async () => {
  const { author, moderator, by } = await newMeeting();
  await testDb().$executeRawUnsafe(LARGE_NUMBERS);
  const me = atDesk(by(2));
  const source = await opened(1, author);
  await said(by(0), source, 'reject', HOUR);
  await said(by(1), source, 'reject', 80 * HOUR);
  const id = await bringOne(me, author, 40 * DAY);
  const answer = { verdict: 'reject', reason: 'I read it.', version: 1 } as const;
  must(await transact((tx) => holdVerdict(tx, me, id, answer, after(40 * DAY))));
  expect(await findAgreement(me.id, after(41 * DAY))).toMatchObject({ trials: { of: 1 } });
  // The reviewer's own programs are others too.
  const tokens = await Promise.all(
    [author, moderator, by(0), by(2)].map(async ({ id: user }) => {
      const token = { name: 'all', scopes: ['read', 'write', 'moderate'], expiresAt: null };
      return must(await createToken(testDb(), user, token as never, new Date()));
    }),
  );
  const all = await routes();
  let answered = 0;
  const cached = new Set<string>();
  for (const token of [null, ...tokens]) {
    const headers: Record<string, string> =
      token === null ? {} : { authorization: `Bearer ${token}` };
    for (const one of all.filter(([, route]) => route.GET !== undefined)) {
      const [address] = one;
      const response = await call(one, 'GET', id, headers).catch((error: unknown) => {
        // What only Next can run is what it caches for everybody.
        if (!String(error).includes('cacheComponents')) throw error;
        return null;
      });
      if (response === null) {
        cached.add(address);
        continue;
      }
      const text = await response.text();
      // One that would show it needs a port's page, which only Next can read.
      if (OF_EDITS.test(address)) expect(response.status, address).toBeLessThan(500);
      if (response.ok) {
        answered += 1;
        expect(text, address).not.toContain(String(id));
      }
      if (address === '/me/agreement' || address === '/openapi.json') continue;
      expect(text, address).not.toMatch(/"(?:trials|agreed|outcomes)"/);
    }
  }
  expect(answered).toBeGreaterThan(60);
  expect([...cached].filter((address) => OF_EDITS.test(address))).toEqual([]);
  const [, asModerator] = tokens;
  const headers = {
    authorization: `Bearer ${asModerator ?? ''}`,
    'content-type': 'application/json',
  };
  const bodies = [{ ...answer, verdict: 'approve' }, { reason: 'Yes.' }, { text: 'Yes.' }];
  const acts = all.filter(([address]) => /^\/(?:edits|queue)\/\[id\]/.test(address));
  for (const one of acts)
    for (const method of ['POST', 'PUT', 'DELETE'].filter((name) => one[1][name] !== undefined))
      for (const body of bodies) {
        const { status } = await call(one, method, id, headers, method === 'DELETE' ? null : body);
        expect([404, 422], `${method} ${one[0]}`).toContain(status);
      }
  expect(acts.length).toBeGreaterThan(8);
  expect(await testDb().edit.count({ where: { id } })).toBe(0);
});
