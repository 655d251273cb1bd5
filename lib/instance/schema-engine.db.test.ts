import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { databaseUrl } from '@/lib/platform/env';
import { MIGRATIONS_FOLDER, migrationSql, shippedMigrations } from './migrate';
import { schemaDifference, schemaFiles, withSchemaEngine, writeMigration } from './schema-engine';

const root = process.cwd();
const files = schemaFiles(root);

/** A database like one in use: constraints of every kind, and a row in it. */
beforeEach(async () => {
  await resetDb();
  await testDb().user.create({ data: { handle: 'ana' } });
});

test('the migrations lead to the schema: nothing is left to write', async () => {
  expect(await schemaDifference(databaseUrl(), root, files)).toBe('');
});

test('a changed schema gives the statements that lead there, and keeps what is there', async () => {
  const changed = files.map((file) => ({
    ...file,
    content: file.content.replace('model User {', 'model User {\n  motto String?'),
  }));
  const sql = await schemaDifference(databaseUrl(), root, changed);
  expect(sql).toContain('ALTER TABLE "user" ADD COLUMN     "motto" TEXT;');
  expect(sql).not.toContain('DROP');
  await testDb().$executeRawUnsafe(sql);
  expect(await schemaDifference(databaseUrl(), root, changed)).toBe('');
  expect(await testDb().user.count()).toBe(1);
});

test('a migration that Prisma has nothing to say for is a file to write a CHECK into', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'migration-'));
  try {
    const now = new Date('2026-12-01T08:00:00Z');
    const file = writeMigration(folder, 'edit_kinds', '', now);
    expect(file).toBe('prisma/migrations/20261201080000_edit_kinds/migration.sql');
    const sql = readFileSync(path.join(folder, file), 'utf8');
    expect(sql).toMatch(/^-- .*\n$/);
    await testDb().$executeRawUnsafe(`${sql}SELECT 1`);
    const changed = writeMigration(folder, 'a_motto', 'ALTER TABLE x', now);
    expect(changed).toBe('prisma/migrations/20261201080001_a_motto/migration.sql');
    expect(readFileSync(path.join(folder, changed), 'utf8')).toBe('ALTER TABLE x');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** The folder of migrations as the engine wants it. */
function migrationsList() {
  const baseDir = path.join(root, MIGRATIONS_FOLDER);
  const content = readFileSync(path.join(baseDir, 'migration_lock.toml'), 'utf8');
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content },
    shadowDbInitScript: '',
    migrationDirectories: shippedMigrations(root).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: migrationSql(root, name) },
      },
    })),
  };
}

test('the engine behind `prisma migrate` finds our history whole and has nothing to apply', async () => {
  const filters = { externalTables: [], externalEnums: [] };
  await withSchemaEngine(databaseUrl(), async (engine) => {
    const migrations = migrationsList();
    const input = { migrationsList: migrations, optInToShadowDatabase: false, filters };
    expect(await engine.diagnoseMigrationHistory(input)).toMatchObject({
      hasMigrationsTable: true,
      history: null,
      editedMigrationNames: [],
      failedMigrationNames: [],
    });
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations,
      filters,
    });
    expect(appliedMigrationNames).toEqual([]);
  });
});
