import { inTransaction, type Tx } from './db';
import { errorCode, type Result } from './errors';

/** Carries an expected failure out of a transaction, which rolls back because this is thrown. */
class RolledBack extends Error {
  constructor(readonly result: Result<never>) {
    super('rolled back');
  }
}

/** Two that wait for each other: PostgreSQL ends one of them, and it may try again. */
const ATTEMPTS = 4;

/**
 * Runs a command in one transaction. What fails leaves nothing behind, be it an expected failure or a
 * thrown one; a deadlock's victim is run again, so `work` must not do anything outside the database.
 */
export async function transact<Value>(
  work: (tx: Tx) => Promise<Result<Value>>,
  options: { readonly timeout?: number } = {},
): Promise<Result<Value>> {
  const guarded = async (tx: Tx) => {
    const result = await work(tx);
    if (!result.ok) throw new RolledBack(result);
    return result;
  };
  for (let tried = 1; ; tried += 1) {
    try {
      return await inTransaction(guarded, options);
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      if (tried === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

/** deadlock_detected and serialization_failure. */
const TRY_AGAIN = ['40P01', '40001'];

/** As PostgreSQL says it, as Prisma's own code for both, or in what Prisma wraps of a raw statement. */
function isDeadlock(error: unknown): boolean {
  const code = errorCode(error);
  if (code === 'P2034' || TRY_AGAIN.includes(code)) return true;
  const meta =
    typeof error === 'object' && error !== null && 'meta' in error
      ? JSON.stringify(error.meta)
      : '';
  return code === 'P2010' && TRY_AGAIN.some((wanted) => meta.includes(wanted));
}

/** Whether no connection came free in time: the caller may try again later. */
export function isOverloaded(error: unknown): boolean {
  if (errorCode(error) === 'P2028' || errorCode(error) === 'P2024') return true;
  // What pg-pool says in that case has no code.
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
