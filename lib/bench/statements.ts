import pg from 'pg';

/** One statement as it went to the server. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface QueryConfig {
  readonly text: string;
  readonly values?: readonly unknown[];
}

function statementOf(first: unknown, second: unknown): Statement | null {
  if (typeof first === 'string')
    return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== 'object' || first === null || !('text' in first)) return null;
  const { text, values = [] } = first as QueryConfig;
  return { text, values };
}

/**
 * Every statement that `work` sends through `pg`, in order: what a baseline runs is the very SQL that
 * it is the baseline of. Nothing else may use the database meanwhile.
 */
export async function recordStatements(work: () => Promise<void>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  const recording = function (this: pg.Client, ...args: unknown[]): unknown {
    const statement = statementOf(args[0], args[1]);
    if (statement !== null) statements.push(statement);
    return original.apply(this, args);
  };
  Reflect.set(pg.Client.prototype, 'query', recording);
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  return statements;
}

/** Runs recorded statements on one connection, each value replaced; `learn` sees what came back. */
export async function runStatements(
  client: pg.ClientBase,
  statements: readonly Statement[],
  replace: (value: unknown) => unknown,
  learn: (statement: Statement, rows: readonly Readonly<Record<string, unknown>>[]) => void = () =>
    undefined,
): Promise<void> {
  for (const statement of statements) {
    const { rows } = await client.query({
      text: statement.text,
      values: statement.values.map(replace),
    });
    learn(statement, rows);
  }
}
