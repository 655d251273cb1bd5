import { beforeEach, expect, test } from 'vitest';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { databaseUrl } from './env';
import { schemaDifference, schemaFiles } from './schema-diff';

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
