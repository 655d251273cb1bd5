import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withSchemaEngine } from './schema-engine';

/** One file of the Prisma schema. */
export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/** The files of prisma/schema below `root`. */
export function schemaFiles(root: string): SchemaFile[] {
  const folder = path.join('prisma', 'schema');
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => path.join(folder, name))
    .map((file) => ({ path: file, content: readFileSync(path.join(root, file), 'utf8') }));
}

/**
 * The SQL that leads from a database as it is, data and all, to the schema; '' where they are the same. The
 * database is only read.
 */
export async function schemaDifference(
  databaseUrl: string,
  root: string,
  schema: readonly SchemaFile[],
): Promise<string> {
  const files = [...schema];
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const sql = stdout ?? '';
  return /^\s*(--.*empty migration.*)?\s*$/.test(sql) ? '' : sql;
}
