import { withClient } from './connect';

/** A lock for each work that one instance at a time does. That of migrations is the one of `prisma migrate`. */
export const ALONE = { migrate: 72_707_369, fill: 72_707_370 } as const;

/** What is said and heard while another instance is at it. */
export interface Waiting {
  /** Called once, when another instance turns out to be at it. */
  readonly onWait: () => void;
  /** Aborted: waiting ends at once by throwing the reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` while no other instance with the same database does the same; waits for as long as one does. `url` leads
 * to PostgreSQL itself and not through a pooler: the lock is the connection's.
 */
export function alone<Value>(
  url: string,
  lock: number,
  { onWait, signal }: Waiting,
  work: () => Promise<Value>,
): Promise<Value> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ free: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS free',
      [lock],
    );
    if (rows[0]?.free !== true) {
      signal?.throwIfAborted();
      onWait();
      const giveUp = () => void client.end().catch(() => undefined);
      signal?.addEventListener('abort', giveUp);
      await client.query('SELECT pg_advisory_lock($1)', [lock]).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw error;
      });
      signal?.removeEventListener('abort', giveUp);
    }
    return work();
  });
}
