import { isTold, type LogRecord } from '@/lib/audit/types';
import type { Tx } from '@/lib/platform/db';
import { execute } from '@/lib/platform/raw';

/**
 * Writes one entry of the public log, in the transaction of what it records: neither is ever there
 * without the other. The database refuses to change or delete entries. What somebody may want to be
 * told of waits for that in `untold_entry`, from the same transaction on.
 */
export async function record(tx: Tx, entry: LogRecord, now: Date): Promise<void> {
  const { action, actorId, subject, ports, editId = null, reason, data = {} } = entry;
  await execute(tx)`
    WITH entry AS (
      INSERT INTO log_entry (at, action, actor_id, subject_type, subject_id, port_start, port_end, edit_id, reason, data)
      VALUES (${now}, ${action}, ${actorId}, ${subject.type}, ${String(subject.id)}, ${ports?.start ?? null},
        ${ports?.end ?? null}, ${editId}, ${reason}, ${JSON.stringify(data)}::jsonb)
      RETURNING id)
    INSERT INTO untold_entry (entry_id) SELECT id FROM entry WHERE ${isTold(entry)}::boolean`;
}
