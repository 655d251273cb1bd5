import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@/lib/platform/migrate';
import { closeCluster, ensureDatabase, openCluster } from '@/lib/platform/postgres/cluster';
import { schemaDifference, schemaFiles } from '@/lib/platform/schema-diff';

const root = process.cwd();

/**
 * Writes prisma/migrations/<time>_<name>/migration.sql: what leads from the migrations there are
 * to the schema. Both are compared in a database of their own, thrown away afterwards. What Prisma
 * cannot say (CHECK constraints, triggers, extensions) is added to the file by hand.
 */
export async function main(argv: string[]): Promise<void> {
  const [name] = argv;
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    process.stderr.write('Usage: node scripts/migration-new.mjs name_in_small_letters\n');
    process.exitCode = 1;
    return;
  }
  const sql = await difference();
  if (sql === '') {
    process.stdout.write('The schema has not changed: nothing to write.\n');
    return;
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(root, 'prisma', 'migrations', `${time}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  const lockfile = path.join(root, 'prisma', 'migrations', 'migration_lock.toml');
  writeFileSync(lockfile, '# Written by Prisma; keep it.\nprovider = "postgresql"\n');
  process.stdout.write(`${path.relative(root, folder)}/migration.sql\n`);
}

async function difference(): Promise<string> {
  const dir = mkdtempSync(path.join(tmpdir(), 'portolan-diff-'));
  const cluster = await openCluster({ dir, settings: { fsync: 'off' } });
  try {
    const url = await ensureDatabase(cluster, 'diff');
    await migrate(url, root);
    return await schemaDifference(url, root, schemaFiles(root));
  } finally {
    await closeCluster(cluster);
    rmSync(dir, { recursive: true, force: true });
  }
}
