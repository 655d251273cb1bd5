import { expect, test } from '@playwright/test';
import { createHash, randomBytes } from 'node:crypto';
import { withClient } from '@/lib/instance/postgres/connect';
import { openReplicated, type Replicated } from '@/lib/testing/replicated';
import { call } from '../../scripts/chaos/calls';
import type { Stormer } from '../../scripts/chaos/ledger';
import { type Fleet, type Member, openFleet } from '../../scripts/test/fleet';
import { newReport } from '../api';

let servers: Replicated;
let fleet: Fleet;
/** Reads from a replica that is behind all the time. */
let instance: Member;
let cookie = '';

/** Less than what makes it late, more than a page takes. */
const BEHIND_MS = 800;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  let filled: Fleet | undefined;
  servers = await openReplicated(async (url) => {
    filled = await openFleet(url);
  }, BEHIND_MS);
  if (filled === undefined) throw new Error('the database was not filled');
  fleet = filled;
  const secret = randomBytes(32).toString('base64url');
  cookie = `next-auth.session-token=${secret}`;
  await withClient(servers.url, async (client) => {
    await client.query(
      `INSERT INTO session (id, session_token, user_id, expires)
       VALUES ('replica', $1, $2, now() + interval '1 day')`,
      [createHash('sha256').update(secret).digest('hex'), fleet.people.moderators[0]?.id],
    );
  });
  instance = await fleet.start({
    DATABASE_URL: servers.url,
    DATABASE_REPLICA_URL: servers.replicaUrl,
  });
});

test.afterAll(async () => {
  await fleet?.close();
  await servers?.close();
});

async function ready(): Promise<{ status: number; leftAside: string[] }> {
  const answer = await fetch(`${instance.origin}/api/health/ready`);
  const { leftAside } = (await answer.json()) as { leftAside: string[] };
  return { status: answer.status, leftAside };
}

const inUse = () => expect.poll(async () => (await ready()).leftAside).toEqual([]);

const page = async (port: number) => (await fetch(`${instance.origin}/ports/${port}`)).text();

/** Whether the list of edits, as this browser gets it, has this one first. */
async function newest(browser: string): Promise<number | undefined> {
  const answer = await fetch(`${instance.origin}/api/v1/edits`, { headers: { cookie: browser } });
  return ((await answer.json()) as { items: { id: number }[] }).items[0]?.id;
}

/** By the browser of the first moderator; with what it is told to keep. */
async function propose(port: number): Promise<{ id: number; kept: string }> {
  const answer = await fetch(`${instance.origin}/api/v1/edits`, {
    method: 'POST',
    headers: { cookie, origin: instance.origin, 'content-type': 'application/json' },
    body: JSON.stringify(newReport(port, `Undertow ${port}`)),
  });
  expect(answer.status).toBe(201);
  const kept = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { id: ((await answer.json()) as { id: number }).id, kept: [cookie, ...kept].join('; ') };
}

test('pages are made from the replica, and set no cookie', async () => {
  await inUse();
  const before = await servers.looks('registry_row');
  const answer = await fetch(`${instance.origin}/ports/59101`);
  expect(answer.headers.getSetCookie()).toEqual([]);
  await answer.text();
  // One that is read from the primary, since the replica was late at that moment, proves nothing.
  let port = 59_110;
  await expect
    .poll(async () => {
      await page(port++);
      return servers.looks('registry_row');
    })
    .toBeGreaterThan(before);
});

test('a page that is made after a change has the change, though the replica has not', async () => {
  const [, approver] = fleet.people.moderators as [Stormer, Stormer];
  const port = 59_102;
  const text = `Undertow ${port}`;
  await inUse();
  expect(await page(port)).not.toContain(text);
  const { id } = await propose(port);
  const path = `/edits/${id}/reviews`;
  const body = { verdict: 'approve', reason: 'Looked at.', version: 1 };
  const applied = await call(instance.origin, approver, { method: 'POST', path, body });
  expect(applied?.body).toMatchObject({ state: 'applied' });
  // Kept from a replica that lacks the change, it would never say it.
  await expect.poll(() => page(port)).toContain(text);
});

test('who has just written reads what they wrote', async () => {
  await inUse();
  const { id, kept } = await propose(59_103);
  expect(kept).toContain('written-to=');
  expect(await newest(kept)).toBe(id);
});

test('a replica that is late or gone is left aside and said, and pages go on', async () => {
  const [, approver] = fleet.people.moderators as [Stormer, Stormer];
  await inUse();
  await servers.pause();
  const { id } = await propose(59_104);
  await expect.poll(ready).toMatchObject({ status: 200, leftAside: ['the replica is late'] });
  // Who has written nothing, too, reads what is there.
  expect(await newest('')).toBe(id);
  await servers.resume();
  await inUse();
  await servers.stopReplica();
  const path = `/edits/${id}`;
  expect((await call(instance.origin, approver, { method: 'GET', path }))?.status).toBe(200);
  expect((await fetch(`${instance.origin}/ports/59105`)).status).toBe(200);
  await expect
    .poll(ready)
    .toMatchObject({ status: 200, leftAside: ['the replica does not answer'] });
  await servers.startReplica();
  await inUse();
});
