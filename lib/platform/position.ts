import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

/**
 * How far the database's log reaches, in bytes. What a commit wrote is in a replica once it has replayed
 * as far as the log reached after that commit.
 */
export type Position = number;

/** Where the log of the primary ends. Asked after a commit it lies at or behind that commit's end. */
export const WRITTEN_SQL = `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text AS position`;
/** How far a replica has replayed; null where the server is none. */
export const REPLAYED_SQL = `SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text AS position
  WHERE pg_is_in_recovery()`;

const Row = z.tuple([z.object({ position: z.coerce.number().int().nonnegative() })]);

const PAGE_BYTES = 8_192;
/** What a page of the log begins with, its first page of a file more: PostgreSQL counts it as written before any record is. */
const PAGE_HEADERS = [24, 40];

/** The position in the answer to WRITTEN_SQL or REPLAYED_SQL; null where a server has none. */
export function readPosition(rows: readonly unknown[]): Position | null {
  if (rows.length === 0) return null;
  const [{ position }] = Row.parse(rows);
  const inPage = position % PAGE_BYTES;
  return PAGE_HEADERS.includes(inPage) ? position - inPage : position;
}

/** What a request has to see, and what it has written. */
export interface Following {
  /** No read may be older; null: everything is read where it is written. */
  readonly from: Position | null;
  /** Where the log ended after its last commit; null once that could not be learnt. */
  written?: Position | null;
}

// Next gives its bundles copies of their own of this module.
const store = globalThis as {
  portolanFollowing?: AsyncLocalStorage<Following>;
  portolanHeard?: Position;
};

function following(): AsyncLocalStorage<Following> {
  store.portolanFollowing ??= new AsyncLocalStorage();
  return store.portolanFollowing;
}

/** Answers a request: what is read in it is as new as `request.from`, what it commits is noted there. */
export function follow<Value>(request: Following, work: () => Value): Value {
  return following().run(request, work);
}

/** Notes how far the log reached when a change was heard of: whatever is read from now on has it. */
export function noteHeard(position: Position): void {
  store.portolanHeard = Math.max(position, store.portolanHeard ?? 0);
}

/** How new a read must be that begins now; null: it must see everything. */
export function neededPosition(): Position | null {
  // What is kept in a cache is read outside any request, and for everybody.
  const request = following().getStore();
  if (request === undefined) return store.portolanHeard ?? 0;
  // Who has written in this very request reads on where they wrote.
  if (request.from === null || request.written !== undefined) return null;
  return Math.max(request.from, store.portolanHeard ?? 0);
}

/** The request under way, of which commits are noted. */
export function followedRequest(): Following | undefined {
  return following().getStore();
}
