import { expect, test } from '@playwright/test';
import type pg from 'pg';
import { hashOf, newApiToken } from '@/lib/auth/secret-token';
import { withClient } from '@/lib/testing/databases';
import { type CrashInstance, openCrashInstance } from '../crash/instance';
import type { Stormer } from '../crash/ledger';
import { Storm } from '../crash/storm';
import {
  expectBallots,
  expectEdits,
  expectLog,
  expectRepeatable,
  expectWhole,
} from '../crash/verify';

const AUTHORS = 6;
const MODERATORS = 4;
/** Acknowledged calls between one killing and the next. */
const STRETCH = 80;

let instance: CrashInstance;
let authors: Stormer[];
let moderators: Stormer[];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  instance = await openCrashInstance((url) => withClient(url, populate));
  await instance.start();
});

test.afterAll(async () => instance?.close());

test('whatever is killed in a storm of votes and edits, everything acknowledged is there afterwards', async () => {
  test.setTimeout(180_000);
  const { origin, untilReady } = instance;
  const storm = new Storm({ origin, untilReady, authors, moderators });
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
  await withClient(instance.databaseUrl(), async (database) => {
    const evidence = { origin, database, ledger: storm.ledger };
    await expectBallots(evidence);
    await expectEdits(evidence);
    await expectLog(evidence);
    await expectRepeatable(evidence);
    await expectWhole(evidence);
  });
});

/** Kills in the midst of it; those who write meet what is dead, and go on. */
async function strike(storm: Storm, kill: () => Promise<void>): Promise<void> {
  const before = storm.unanswered;
  await kill();
  await storm.untilMore(STRETCH);
  expect(storm.unanswered, 'calls that met what was killed').toBeGreaterThan(before);
}

/** Accounts that no limit holds up; the first data stays out, which the storm has no use for. */
async function populate(database: pg.Client): Promise<void> {
  authors = await stormers(database, AUTHORS, 'reviewer');
  moderators = await stormers(database, MODERATORS, 'moderator');
  await withClient(process.env.E2E_DATABASE_URL ?? '', async (shared) => {
    const { rows } = await shared.query<{ name: string; hash: string }>('SELECT * FROM setup_step');
    for (const { name, hash } of rows)
      await database.query('INSERT INTO setup_step (name, hash) VALUES ($1, $2)', [name, hash]);
  });
}

async function stormers(
  database: pg.Client,
  count: number,
  role: 'reviewer' | 'moderator',
): Promise<Stormer[]> {
  const made: Stormer[] = [];
  while (made.length < count) {
    const [id, token] = [`${role}-${made.length + 1}`, newApiToken()];
    await database.query(
      `INSERT INTO "user" (id, email, email_verified, handle, role) VALUES ($1, $2, now(), $3, $4)`,
      [id, `${id}@example.org`, id, role],
    );
    await database.query(
      `INSERT INTO api_token (id, user_id, name, hash, scopes) VALUES ($1, $2, 'Storm', $3, '{read,write,moderate}')`,
      [id, id, hashOf(token)],
    );
    made.push({ id, handle: id, token });
  }
  return made;
}
