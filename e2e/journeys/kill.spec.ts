import { expect, test } from '@playwright/test';
import { withClient } from '@/lib/instance/postgres/connect';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { type CrashInstance, openCrashInstance } from '../../scripts/chaos/instance';
import { type People, populate } from '../../scripts/chaos/people';
import { Storm } from '../../scripts/chaos/storm';
import { findLost } from '../../scripts/chaos/verify';

const AUTHORS = 6;
const MODERATORS = 4;
/** Acknowledged calls between one killing and the next. */
const STRETCH = 80;

let instance: CrashInstance;
let people: People;

test.beforeAll(async () => {
  instance = await openCrashInstance((url) =>
    withClient(url, async (client) => {
      people = await populate(client, AUTHORS, MODERATORS);
    }),
  );
  await instance.start();
});

test.afterAll(async () => instance?.close());

test('whatever is killed in a storm of votes, edits and moods, everything acknowledged is there afterwards', async () => {
  const { origin, untilReady } = instance;
  const storm = new Storm({ origin, untilReady, ...people });
  await storm.raise();
  await storm.untilMore(STRETCH);
  expect(storm.unanswered, 'calls without an answer while nothing was killed').toBe(0);
  const serverBefore = instance.serverPid();
  await strike(storm, instance.killServer);
  const server = instance.serverPid();
  expect(server).not.toBe(serverBefore);
  await strike(storm, instance.killPostgres);
  await strike(storm, instance.killBackend);
  expect(instance.serverPid(), 'the server outlives its database').toBe(server);
  await strike(storm, instance.killEverything);
  await storm.calm();
  expect(storm.ledger.moods.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(10);
  await withClient(instance.databaseUrl(), async (database) => {
    expect(await findLost({ origin, database, ledger: storm.ledger })).toEqual([]);
    expect(await findBrokenInvariants(database)).toEqual([]);
  });
});

/** Kills in the midst of it; those who write meet what is dead, and go on. */
async function strike(storm: Storm, kill: () => Promise<void>): Promise<void> {
  const before = storm.unanswered;
  await kill();
  await storm.untilMore(STRETCH);
  expect(storm.unanswered, 'calls that met what was killed').toBeGreaterThan(before);
}
