import { afterEach, expect, test, vi } from 'vitest';
import { db, disconnect, pool } from './db';
import { log } from './log';

const LOST = new Error('terminating connection due to administrator command');

afterEach(() => vi.restoreAllMocks());

test('a connection that breaks is said in the log, but not of those that this process lets go of', async () => {
  const said = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  await db().user.count();
  const held = pool();
  held.emit('error', LOST, null);
  expect(said).toHaveBeenCalledTimes(1);
  const done = disconnect();
  held.emit('error', LOST, null);
  await done;
  held.emit('error', LOST, null);
  expect(said).toHaveBeenCalledTimes(1);
});
