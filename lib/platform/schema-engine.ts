import type { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { errorLine } from './errors';

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

/** Runs `work` with an engine connected to the database; `datamodels` as [file, content] pairs. */
export async function withSchemaEngine<Value>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Value>,
  datamodels?: [string, string][],
): Promise<Value> {
  const { SchemaEngine: Engine } = await loadEngine();
  const pool = engineConnections(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(new MendedAdapter(pool));
  const engine = await Engine.new({ datamodels }, () => undefined, adapter);
  try {
    return await work(engine);
  } catch (error) {
    throw originOf(error, adapter);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The engine knows an error of the database by a number only; the adapter kept the error. */
function originOf(error: unknown, adapter: ErrorCapturingSqlMigrationAwareDriverAdapterFactory) {
  const id = /External error id#(\d+)/.exec(errorLine(error))?.[1];
  if (id === undefined) return error;
  return adapter.errorRegistry.consumeError(Number(id))?.error ?? error;
}

/** In `logs` of a migration whose script is committed and whose end is not noted yet. */
export const SCRIPT_COMMITTED = 'script committed';

/**
 * The adapter (7.10) cuts a script at every semicolon, also inside the body of a function, and runs
 * the pieces one by one. A migration has to be one transaction: killed half-way it must not count.
 * What it reads is mended by `withKinds`.
 */
class MendedAdapter extends PrismaPg {
  constructor(private readonly connections: pg.Pool) {
    super(connections);
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = (script) => this.runWhole(script);
    const read = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => withKinds(await read(query));
    return adapter;
  }

  private async runWhole(script: string): Promise<void> {
    const client = await this.connections.connect();
    try {
      await client.query('BEGIN');
      await client.query(script);
      await client.query(
        `UPDATE _prisma_migrations SET logs = $1 WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
        [SCRIPT_COMMITTED],
      );
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
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
