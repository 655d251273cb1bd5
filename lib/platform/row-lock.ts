import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tx } from './db';
import { execute, join, sql } from './raw';

/**
 * Tables whose rows are locked. An account's row is locked only against other writers of it: votes,
 * edits and log entries that refer to it do not wait.
 */
const TABLES = {
  article: sql`article`,
  edit: sql`edit`,
  flag: sql`flag`,
  namespace: sql`namespace`,
  report: sql`report`,
  service_profile: sql`service_profile`,
  software: sql`software`,
  subject_lock: sql`subject_lock`,
  user: sql`"user"`,
};

export type LockedTable = keyof typeof TABLES;

const looking = new AsyncLocalStorage<true>();

/** Runs work that locks rows and names for what it would write, only to see what it finds: nothing is locked. */
export function withoutLocks<Value>(work: () => Promise<Value>): Promise<Value> {
  return looking.run(true, work);
}

/** Whether that is so now. */
export const isLooking = (): boolean => looking.getStore() === true;

/**
 * Locks a row until the transaction ends: who comes later waits, and then reads what was written.
 * Answers whether there is such a row.
 */
export async function lockRow(tx: Tx, table: LockedTable, id: number | string): Promise<boolean> {
  return (await lockRows(tx, table, [id])) > 0;
}

/** Locks rows of one table in the order of their numbers, so that nobody waits in a circle; how many there are. */
export async function lockRows(
  tx: Tx,
  table: LockedTable,
  ids: readonly (number | string)[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const strength = table === 'user' ? sql`FOR NO KEY UPDATE` : sql`FOR UPDATE`;
  return execute(tx)`
    SELECT 1 FROM ${TABLES[table]} WHERE id IN (${join([...ids])}) ORDER BY id ${isLooking() ? sql`` : strength}`;
}

/**
 * Locks an account against whatever it is doing (decision 16): acts under way are waited for, later ones wait.
 * Answers whether there is such an account.
 */
export async function lockAccount(tx: Tx, id: string): Promise<boolean> {
  return (await execute(tx)`SELECT 1 FROM "user" WHERE id = ${id} FOR UPDATE`) > 0;
}

/** Keeps an account from being suspended, demoted or closed until the transaction ends. */
export async function holdAccount(tx: Tx, id: string): Promise<void> {
  await execute(tx)`SELECT 1 FROM "user" WHERE id = ${id} FOR KEY SHARE`;
}

/** Waits until nobody else holds `name`, and holds it until the transaction ends. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  if (!isLooking()) await execute(tx)`SELECT pg_advisory_xact_lock(hashtext(${name}))`;
}
