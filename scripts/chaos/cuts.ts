import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Dice } from '@/lib/growth/dice';
import { SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { readSecret } from '@/lib/instance/files';
import {
  appliedMigrations,
  applyMigration,
  makeHistoryTable,
  shippedMigrations,
} from '@/lib/instance/migrate';
import { withClient } from '@/lib/instance/postgres/connect';
import { clusterUrl, layoutOf, readPidFile } from '@/lib/instance/postgres/layout';
import { openInstanceDatabase } from '@/lib/instance/postgres/database';
import { loadEnv } from '@/lib/platform/env';
import { type CrashInstance, runProject } from './instance';
import type { Struck } from './strike';

const IMPORT_CUT_WITHIN_MS = 6_000;

/** An import is killed wherever it is; the next one does all of it. */
export async function cutImport(instance: CrashInstance, dice: Dice): Promise<Partial<Struck>> {
  const file = path.join(process.cwd(), 'prisma', 'data', 'iana', dice.pick(SHIPPED_RELEASES));
  const run = () => runProject(['iana', 'import', file, '--force'], instance.dataDir, 1);
  const cut = run();
  const isOver = await Promise.race([
    cut.ended.then(() => true),
    delay(dice.between(500, IMPORT_CUT_WITHIN_MS), false),
  ]);
  if (!isOver) process.kill(cut.pid, 'SIGKILL');
  await cut.ended;
  const began = performance.now();
  const again = run();
  const status = await again.ended;
  const backMs = performance.now() - began;
  const isWhole = status === 0 && /^release \d{4}-\d{2}-\d{2}: \d+ added/m.test(again.said());
  return {
    backMs,
    said: cut.said() + again.said(),
    lost: isWhole ? [] : [`the import after the one that was cut ended with ${status}`],
  };
}

/** Looked at often: a migration takes some ten milliseconds. */
const OFTEN_MS = 2;
const ADDRESS = 'cut@example.org';

/**
 * A database of an earlier schema, with an account in it, is brought up to date by a command that is killed when it
 * has applied so many of the migrations; the next one applies the rest.
 */
export async function cutMigration(_: CrashInstance, dice: Dice): Promise<Partial<Struck>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-chaos-migration-'));
  const names = shippedMigrations(process.cwd());
  const landed = 2 + dice.below(names.length - 3);
  const until = landed + dice.below(names.length - landed);
  const run = () => runProject(['role', ADDRESS, 'reviewer'], dataDir, 1);
  try {
    await withDatabase(dataDir, (client) => beginAt(client, names.slice(0, landed)));
    const cut = run();
    await Promise.race([cut.ended, killAt(cut.pid, dataDir, until)]);
    await cut.ended;
    const began = performance.now();
    const again = run();
    const status = await again.ended;
    const backMs = performance.now() - began;
    const lost =
      status === 0 ? [] : [`the command after the one that was cut ended with ${status}`];
    await withDatabase(dataDir, async (client) => {
      const applied = await appliedMigrations(client);
      if (applied.join() !== names.join())
        lost.push(`migrations: ${applied.length} of ${names.length}`);
      const { rows } = await client.query<{ role: string }>(
        'SELECT role FROM "user" WHERE email = $1',
        [ADDRESS],
      );
      if (rows.map(({ role }) => role).join() !== 'reviewer') lost.push('the account');
    });
    return { backMs, said: cut.said() + again.said(), lost };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function withDatabase(dataDir: string, work: (client: pg.Client) => Promise<void>) {
  const env = { ...loadEnv(), DATA_DIR: dataDir, DATABASE_URL: undefined };
  const database = await openInstanceDatabase(env);
  try {
    await withClient(database.url, work);
  } finally {
    await database.close();
  }
}

/** A database as it was when only these migrations had landed. */
async function beginAt(client: pg.Client, names: readonly string[]): Promise<void> {
  await makeHistoryTable(client);
  for (const name of names) await applyMigration(client, process.cwd(), name);
  await client.query(
    `INSERT INTO "user" (id, email, email_verified, handle) VALUES ('cut', $1, now(), 'cut')`,
    [ADDRESS],
  );
}

/** Kills the process as soon as the database has so many migrations. */
async function killAt(pid: number, dataDir: string, count: number): Promise<void> {
  for (;;) {
    const url = databaseUrlIn(dataDir);
    const applied = url === null ? 0 : await countApplied(url);
    if (applied >= count) break;
    await delay(OFTEN_MS);
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was done already.
  }
}

/** The address of the database there; null while it is not yet made. */
function databaseUrlIn(dataDir: string): string | null {
  const layout = layoutOf(path.join(dataDir, 'postgres'));
  const [port, password] = [readPidFile(layout)?.port ?? 0, readSecret(layout.password)];
  return port === 0 || password === null ? null : clusterUrl(port, password, 'portolan');
}

async function countApplied(url: string): Promise<number> {
  let count = 0;
  await withClient(url, async (client) => {
    count = (await appliedMigrations(client)).length;
  }).catch(() => undefined);
  return count;
}
