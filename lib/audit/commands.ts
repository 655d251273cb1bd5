import { isTold, type LogRecord } from '@/lib/audit/types';
import type { Tx } from '@/lib/platform/db';
import { gathering } from '@/lib/platform/gather';
import { execute, join, sql } from '@/lib/platform/raw';

/**
 * Writes one entry of the public log, in the transaction of what it records: neither is ever there
 * without the other. The database refuses to change or delete entries. What somebody may want to be
 * told of waits for that in `untold_entry`, from the same transaction on.
 */
export async function record(tx: Tx, entry: LogRecord, now: Date): Promise<void> {
  const dated = { ...entry, now };
  if (!gathered.leave(tx, [dated])) await write(tx, [dated]);
}

type DatedRecord = LogRecord & { readonly now: Date };

async function write(tx: Tx, entries: readonly DatedRecord[]): Promise<void> {
  const values = entries.map(
    ({ now, action, actorId, subject, ports, editId = null, reason, data = {} }) =>
      sql`(${now}::timestamptz, ${action}, ${actorId}, ${subject.type}, ${String(subject.id)}, ${ports?.start ?? null}::int,
        ${ports?.end ?? null}::int, ${editId}::int, ${reason}, ${JSON.stringify(data)}::jsonb)`,
  );
  const told = entries.flatMap((entry, at) => (isTold(entry) ? [at + 1] : []));
  // Numbers go up in the order of the entries.
  await execute(tx)`
    WITH entry AS (
      INSERT INTO log_entry (at, action, actor_id, subject_type, subject_id, port_start, port_end, edit_id, reason, data)
      VALUES ${join(values)}
      RETURNING id)
    INSERT INTO untold_entry (entry_id)
    SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS at FROM entry) one WHERE at = ANY (${told}::int[])`;
}

const gathered = gathering(write);

/** Runs work that records much, and writes its entries at its end, in their order. */
export const gatherLog = gathered.during;
