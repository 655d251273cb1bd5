import {
  findTouched,
  findWatchers,
  findWatchersOfRelease,
} from '@/lib/notifications/queries/watchers';
import { kindForAccount, kindForAuthor } from '@/lib/notifications/rules/own';
import {
  ACCOUNT_KINDS,
  type NotificationKind,
  OWN_KINDS,
  PORTS_NAMED,
} from '@/lib/notifications/types';
import type { LogAction } from '@/lib/audit/types';
import { log } from '@/lib/platform/log';
import { inSqlTransaction, type Sql } from '@/lib/platform/sql';
import { followMerge } from './watch';

/** Entries of one round; the next comes within seconds. */
const MOST_AT_ONCE = 1000;

/**
 * Tells whom it concerns of what the log has taken down since, each entry in a transaction of its own that
 * also takes it off the list: told once, however many rounds run at the same time and wherever one is killed.
 * No writer waits for it. One that fails holds up no other and stays for the next round. Answers how many.
 */
export async function tellUntold(now: Date): Promise<number> {
  const failed: number[] = [];
  let told = 0;
  while (told + failed.length < MOST_AT_ONCE) {
    let taken: number | null = null;
    try {
      await inSqlTransaction(async (sql) => {
        taken = await takeUntold(sql, failed);
        if (taken !== null) await tell(sql, taken, now);
      });
      if (taken === null) return told;
      told += 1;
    } catch (error) {
      if (taken === null) throw error;
      failed.push(taken);
      log.error('entry-not-told', error, { entry: taken });
    }
  }
  return told;
}

/** The oldest entry that no other round has in hand. */
async function takeUntold(sql: Sql, failed: readonly number[]): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    DELETE FROM untold_entry WHERE entry_id = (
      SELECT entry_id FROM untold_entry WHERE entry_id <> ALL(${[...failed]}::int[])
      ORDER BY entry_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING entry_id AS id`;
  return row?.id ?? null;
}

interface Entry {
  readonly id: number;
  readonly action: LogAction;
  readonly actorId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly editId: number | null;
  readonly data: { readonly verdict?: unknown };
}

async function tell(sql: Sql, id: number, now: Date): Promise<void> {
  const [entry] = await sql.$queryRaw<Entry[]>`
    SELECT id, action, actor_id AS "actorId", subject_type AS "subjectType", subject_id AS "subjectId",
      edit_id AS "editId", data
    FROM log_entry WHERE id = ${id}`;
  if (entry === undefined) return;
  if (entry.subjectType === 'user') {
    const kind = kindForAccount(entry.action, entry.data);
    if (kind !== null) await notify(sql, entry, kind, [{ userId: entry.subjectId }], now);
    return;
  }
  if (entry.subjectType === 'release') {
    const watchers = await findWatchersOfRelease(sql, entry.subjectId);
    await notify(sql, entry, 'release', watchers, now);
    return;
  }
  if (entry.editId !== null) await tellOfEdit(sql, entry, entry.editId, now);
}

/** Authors first: who watches what they write is told once, as the author. */
async function tellOfEdit(sql: Sql, entry: Entry, editId: number, now: Date): Promise<void> {
  const kind = kindForAuthor(entry.action);
  if (kind !== null) {
    const authors = await sql.$queryRaw<{ userId: string }[]>`
      SELECT author_id AS "userId" FROM edit WHERE id = ${editId}
      UNION SELECT taken_over_by_id FROM edit WHERE id = ${editId} AND taken_over_by_id IS NOT NULL`;
    await notify(sql, entry, kind, authors, now);
  }
  if (entry.action !== 'edit.applied') return;
  const touched = await findTouched(sql, editId);
  await notify(sql, entry, touched.kind, await findWatchers(sql, touched), now);
  if (touched.merge !== null) await followMerge(sql, touched.merge);
}

interface Recipient {
  readonly userId: string;
  /** Of a release: the watched ports that it changed, ascending. */
  readonly ports?: readonly number[];
}

/** The actor is never told of their own act; nobody is told twice of one entry. */
async function notify(
  sql: Sql,
  { id, actorId }: Entry,
  kind: NotificationKind,
  recipients: readonly Recipient[],
  now: Date,
): Promise<void> {
  if (recipients.length === 0) return;
  const rows = recipients.map(({ userId, ports = [] }) => ({
    user_id: userId,
    ports: ports.slice(0, PORTS_NAMED),
    port_count: ports.length,
  }));
  const [own, account] = [isOneOf(OWN_KINDS, kind), isOneOf(ACCOUNT_KINDS, kind)];
  await sql.$executeRaw`
    INSERT INTO notification (user_id, entry_id, kind, ports, port_count, created_at, mail_due_at)
    SELECT u.id, ${id}, ${kind}, r.ports, r.port_count, ${now},
      CASE WHEN ${account}::boolean OR (CASE WHEN ${own}::boolean THEN u.mail_own ELSE u.mail_digest END)
        THEN ${now}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(user_id text, ports int[], port_count int)
    JOIN "user" u ON u.id = r.user_id
    WHERE u.email IS NOT NULL AND NOT u.system AND u.id IS DISTINCT FROM ${actorId}
    ORDER BY u.id
    ON CONFLICT (user_id, entry_id) DO NOTHING`;
}

function isOneOf(kinds: readonly NotificationKind[], kind: NotificationKind): boolean {
  return kinds.includes(kind);
}
