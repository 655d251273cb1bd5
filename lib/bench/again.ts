import type pg from 'pg';
import { runStatements, type Statement } from './statements';

/** What stands in a request, by name; and what stands there in another. */
export type Replacement = ReadonlyMap<unknown, unknown>;

/** The recorded statements for another request, on one connection as they were. */
export async function runOnce(
  pool: pg.Pool,
  statements: readonly Statement[],
  template: Replacement,
  next: Replacement,
): Promise<void> {
  const learnt = new Map<unknown, unknown>();
  for (const [name, value] of template) learnt.set(value, next.get(name));
  const now = new Date();
  const replace = (value: unknown): unknown => {
    if (value instanceof Date || (typeof value === 'string' && ISO_TIME.test(value))) return now;
    return learnt.get(value) ?? value;
  };
  const client = await pool.connect();
  try {
    await runStatements(client, statements, replace, ({ text }, [row]) => {
      // Later statements name the row that was made: its number is another each time.
      if (text.includes('INSERT INTO edit ') && row !== undefined)
        learnt.set(recordedEdit(statements), row.id);
    });
  } finally {
    client.release();
  }
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/;

/** Where `record` (`lib/audit/commands.ts`) names the edit. */
const EDIT_OF_LOG_ENTRY = 7;

/** The number that the recorded edit had: the one its log entry names. */
function recordedEdit(statements: readonly Statement[]): unknown {
  return statements.find(({ text }) => text.includes('INSERT INTO log_entry '))?.values[
    EDIT_OF_LOG_ENTRY
  ];
}
