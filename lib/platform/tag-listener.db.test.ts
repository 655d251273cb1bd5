import { afterEach, expect, test, vi } from 'vitest';
import { databaseUrl } from './env';
import { inTransaction, pool } from './db';
import { ALL_TAG, gatherTags, notifyTags, portTag } from './cache-tags';
import { forgetPagesWith } from './forgetting';
import { startTagListener, type TagListener } from './tag-listener';

let listener: TagListener | undefined;

afterEach(async () => {
  await listener?.stop();
  listener = undefined;
});

/** Starts a listener that writes down each call, after an optional number of failures. */
function listen(failures = 0) {
  const calls: string[][] = [];
  let left = failures;
  listener = startTagListener(databaseUrl(), (tags) => {
    if (left-- > 0) return Promise.reject(new Error('not listening yet'));
    calls.push(tags);
    return Promise.resolve();
  });
  return { calls, listener };
}

test('a new listener expires everything before it counts as listening', async () => {
  const { calls, listener: started } = listen();
  expect(started.isListening()).toBe(false);
  await vi.waitFor(() => expect(started.isListening()).toBe(true));
  expect(calls[0]).toEqual([ALL_TAG]);
});

test('a server that does not answer yet is asked again', async () => {
  const { calls, listener: started } = listen(2);
  await vi.waitFor(() => expect(started.isListening()).toBe(true), 5_000);
  expect(calls[0]).toEqual([ALL_TAG]);
});

test('tags of a committed transaction expire at once and once more after a second', async () => {
  const { calls, listener: started } = listen();
  await vi.waitFor(() => expect(started.isListening()).toBe(true));
  await inTransaction((tx) => notifyTags(tx, [portTag(22)]));
  await vi.waitFor(() => expect(calls).toContainEqual([portTag(22)]), 500);
  await vi.waitFor(
    () => expect(calls.filter((tags) => tags.includes(portTag(22)))).toHaveLength(2),
    2_000,
  );
});

test('tags that are gathered are sent together, each once, and those after them too', async () => {
  const { calls, listener: started } = listen();
  await vi.waitFor(() => expect(started.isListening()).toBe(true));
  await inTransaction(async (tx) => {
    await gatherTags(tx, async () => {
      for (const port of [22, 23, 22]) await notifyTags(tx, [portTag(port)]);
    });
    await notifyTags(tx, [portTag(24)]);
  });
  await vi.waitFor(() => expect(calls.flat()).toContain(portTag(24)), 500);
  expect(calls.flat().filter((tag) => tag === portTag(22))).toHaveLength(1);
  expect(calls.flat()).toContain(portTag(23));
});

test('tags of a transaction that rolled back expire nothing', async () => {
  const { calls, listener: started } = listen();
  await vi.waitFor(() => expect(started.isListening()).toBe(true));
  const rolledBack = inTransaction(async (tx) => {
    await notifyTags(tx, [portTag(80)]);
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  await inTransaction((tx) => notifyTags(tx, [portTag(81)]));
  await vi.waitFor(() => expect(calls).toContainEqual([portTag(81)]));
  expect(calls.flat()).not.toContain(portTag(80));
});

test('who wrote has it forgotten here before they hear of it, and what rolled back is not', async () => {
  const forgotten: string[] = [];
  forgetPagesWith((tags) => forgotten.push(...tags));
  await inTransaction(async (tx) => {
    await gatherTags(tx, () => notifyTags(tx, [portTag(22)]));
    await notifyTags(tx, [portTag(23)]);
    expect(forgotten).toEqual([]);
  });
  expect(forgotten).toEqual([portTag(22), portTag(23)]);
  const rolledBack = inTransaction(async (tx) => {
    await notifyTags(tx, [portTag(80)]);
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  expect(forgotten).toHaveLength(2);
  forgetPagesWith(() => undefined);
});

test('a lost connection is made again, and everything expires for what was missed', async () => {
  const { calls, listener: started } = listen();
  await vi.waitFor(() => expect(started.isListening()).toBe(true));
  const before = calls.length;
  await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'portolan-tags' AND datname = current_database()`,
  );
  await vi.waitFor(() => expect(started.isListening()).toBe(false));
  await vi.waitFor(() => expect(started.isListening()).toBe(true), 5_000);
  expect(calls.slice(before)).toContainEqual([ALL_TAG]);
});
