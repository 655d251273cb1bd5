import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '@/lib/instance/migrate';
import { db, disconnect, inTransaction, readDb, readFrom, replicaState } from '@/lib/platform/db';
import { databaseUrl, forgetEnv } from '@/lib/platform/env';
import { follow, type Following } from '@/lib/platform/position';
import { leftAside } from '@/lib/platform/readiness';
import { startTagListener } from '@/lib/platform/tag-listener';
import { notifyTags } from '@/lib/platform/cache-tags';
import { openReplicated, type Replicated } from './replicated';

let servers: Replicated;

beforeAll(async () => {
  servers = await openReplicated(async (url) => {
    await migrate(url, process.cwd());
  });
  process.env.DATABASE_URL = servers.url;
  forgetEnv();
  await disconnect();
});

afterAll(async () => {
  await disconnect();
  await servers.close();
});

const inUse = () => vi.waitFor(() => expect(replicaState()).toBe('in-use'), { timeout: 60_000 });

/** A user, who is there once it is committed. */
const signUp = (handle: string) =>
  inTransaction((tx) => tx.user.create({ data: { handle, email: `${handle}@example.org` } }));

const isThere = async (handle: string) =>
  (await readDb().user.findUnique({ where: { handle } })) !== null;

test('a replica is read from once it was seen to keep up, and only where that is asked for', async () => {
  expect(replicaState()).toBeNull();
  expect(readDb()).toBe(db());
  readFrom(servers.replicaUrl);
  expect(readDb()).toBe(db());
  expect(leftAside()).not.toEqual([]);
  await inUse();
  expect(leftAside()).toEqual([]);
  expect(readDb()).not.toBe(db());
  await expect(signUp('first')).resolves.toBeDefined();
  // The first of the two is refused by whoever only replays.
  await expect(readDb().user.deleteMany()).rejects.toThrow(/read-only/);
  await vi.waitFor(async () => expect(await isThere('first')).toBe(true));
});

test('who has just written reads what they wrote, from a replica that lacks it too', async () => {
  await inUse();
  await servers.pause();
  const request: Following = { from: 0 };
  await follow(request, async () => {
    expect(readDb()).not.toBe(db());
    await signUp('writer');
    expect(await isThere('writer')).toBe(true);
  });
  expect(request.written).toBeGreaterThan(0);
  // Others, who have heard of nothing, read what the replica has.
  expect(await follow({ from: 0 }, () => isThere('writer'))).toBe(false);
  // The next request of the one who wrote knows how far the log reached.
  expect(await follow({ from: request.written ?? null }, () => isThere('writer'))).toBe(true);
  await servers.resume();
  await inUse();
  await vi.waitFor(async () =>
    expect(await follow({ from: 0 }, () => isThere('writer'))).toBe(true),
  );
  await vi.waitFor(() => {
    follow({ from: request.written ?? null }, () => expect(readDb()).not.toBe(db()));
  });
});

test('what was heard of a change is followed by no read that lacks the change', async () => {
  await inUse();
  await servers.pause();
  const heard: boolean[] = [];
  const listener = startTagListener(databaseUrl(), async (tags) => {
    if (tags.includes('user:heard')) heard.push(await isThere('heard'));
  });
  await vi.waitFor(() => expect(listener.isListening()).toBe(true));
  await inTransaction(async (tx) => {
    await tx.user.create({ data: { handle: 'heard', email: 'heard@example.org' } });
    await notifyTags(tx, ['user:heard']);
  });
  await vi.waitFor(() => expect(heard).not.toEqual([]));
  expect(heard[0]).toBe(true);
  await listener.stop();
  await servers.resume();
});

test('a replica that is late is left aside and said so, and comes back', async () => {
  await inUse();
  await servers.pause();
  await signUp('late');
  await vi.waitFor(() => expect(replicaState()).toBe('late'), { timeout: 60_000 });
  expect(leftAside()).toEqual(['the replica is late']);
  expect(readDb()).toBe(db());
  await servers.resume();
  await inUse();
});

test('a replica that is gone is left aside, nobody meets it, and it comes back', async () => {
  await inUse();
  const reading = readDb();
  expect(reading).not.toBe(db());
  await servers.stopReplica();
  // The client was handed out before it went.
  await expect(reading.user.count()).resolves.toBeGreaterThan(0);
  await vi.waitFor(() => expect(replicaState()).toBe('gone'), { timeout: 60_000 });
  expect(leftAside()).toEqual(['the replica does not answer']);
  await servers.startReplica();
  await inUse();
  expect(readDb()).not.toBe(db());
});

test('a server that is no replica is not read from', async () => {
  await disconnect();
  readFrom(servers.url);
  await vi.waitFor(() => expect(replicaState()).toBe('no-replica'), { timeout: 60_000 });
  expect(leftAside()).toEqual(['DATABASE_REPLICA_URL names no replica']);
  expect(readDb()).toBe(db());
});
