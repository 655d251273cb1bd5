import type { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { migrate, MIGRATIONS_FOLDER, shippedMigrations } from './migrate';
import { closeCluster, ensureDatabase, openCluster } from './postgres/cluster';
import { ensureClient } from './products';

type EngineModule = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let engineModule: Promise<EngineModule> | undefined;

/**
 * Prisma's own schema engine as WebAssembly: the binary that `prisma migrate` uses is downloaded
 * from a host of its own, which a machine that reaches only the registry does not have. The
 * package expects a bundler to load its module; Node does it by hand.
 */
function loadEngine(): Promise<EngineModule> {
  engineModule ??= (async () => {
    const require = createRequire(path.join(process.cwd(), 'package.json'));
    const glueFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const glue: unknown = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const engine = glue as EngineModule;
    const bytes = await readFile(glueFile.replace(/\.js$/, '.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
    });
    engine.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return engine;
  })();
  return engineModule;
}

/** Runs `work` with an engine connected to the database. */
export async function withSchemaEngine<Value>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  const { SchemaEngine: Engine } = await loadEngine();
  const pool = engineConnections(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(new MendedAdapter(pool));
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The adapter (7.10); what it reads is mended by `withKinds`. */
class MendedAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const read = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => withKinds(await read(query));
    return adapter;
  }
}

/**
 * Where a table has constraints besides its keys, the engine takes their kind (`contype`) as a character only, and
 * panics on a text. PostgreSQL 18 lists every NOT NULL there, so that any table would do.
 */
function withKinds(result: SqlResultSet): SqlResultSet {
  const kind = result.columnNames.indexOf('constraint_type');
  if (kind !== -1) result.columnTypes[kind] = ColumnTypeEnum.Character;
  return result;
}

const CHAR_TYPE = 18;
const TEXT_TYPE = 25;

interface RowDescription {
  fields: { dataTypeID: number }[];
}

/**
 * Describing a database reads PostgreSQL's catalogue, which has columns of the type "char"; the
 * adapter (7.10) does not know that type. They are one-letter texts, and are passed as such.
 */
function engineConnections(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.prependListener('rowDescription', ({ fields }: RowDescription) => {
      for (const field of fields) {
        if (field.dataTypeID === CHAR_TYPE) field.dataTypeID = TEXT_TYPE;
      }
    });
  });
  pool.on('error', () => undefined);
  return pool;
}

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

const BY_HAND = '-- The schema is the same: what stands here is written by hand.\n';

/**
 * Writes prisma/migrations/<time>_<name>/migration.sql below `root` and answers its path, relative to that. Where `sql`
 * is '', a comment stands in it.
 */
export function writeMigration(root: string, name: string, sql: string, now: Date): string {
  const newest = shippedMigrations(root).at(-1)?.slice(0, 14) ?? 0;
  const time = Math.max(
    Number(now.toISOString().replace(/\D/g, '').slice(0, 14)),
    // It leads on from all there are: its name comes after theirs, whatever the clock says.
    Number(newest) + 1,
  );
  const folder = path.join(MIGRATIONS_FOLDER, `${time}_${name}`);
  mkdirSync(path.join(root, folder), { recursive: true });
  const file = path.join(folder, 'migration.sql');
  writeFileSync(path.join(root, file), sql === '' ? BY_HAND : sql);
  const lockfile = path.join(root, MIGRATIONS_FOLDER, 'migration_lock.toml');
  writeFileSync(lockfile, '# Written by Prisma; keep it.\nprovider = "postgresql"\n');
  return file;
}

/**
 * `migration-new`: writes a migration of what leads from the migrations there are to the schema, and generates the
 * database client anew. Migrations and schema are compared in a database of their own, thrown away afterwards. What
 * Prisma cannot say (CHECK constraints, triggers, extensions) is added to the file by hand.
 */
export async function main(argv: string[]): Promise<void> {
  const [name] = argv;
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    process.stderr.write('Usage: node scripts/run.mjs migration-new name_in_small_letters\n');
    process.exitCode = 1;
    return;
  }
  const root = process.cwd();
  const sql = await difference(root);
  process.stdout.write(`${writeMigration(root, name, sql, new Date())}\n`);
  await ensureClient(root, (line) => process.stdout.write(`${line}\n`));
}

async function difference(root: string): Promise<string> {
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
