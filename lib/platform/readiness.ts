import { pool } from './db';
import { databaseUrl } from './env';
import { requestRevalidation } from './revalidation';
import { startTagListener, type TagListener } from './tag-listener';

const DATABASE_TIMEOUT_MS = 2_000;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanTagListener?: TagListener };

/** Begins to listen for changes; called once for a server process. */
export function startListening(): void {
  store.portolanTagListener ??= startTagListener(databaseUrl(), requestRevalidation);
}

/** What keeps this process from serving what the database says; empty when nothing does. */
export async function readinessProblems(): Promise<string[]> {
  const problems: string[] = [];
  if (!(await databaseAnswers())) problems.push('the database does not answer');
  if (!store.portolanTagListener?.isListening()) problems.push('changes are not listened to yet');
  return problems;
}

/** Says no more than that: the reason holds addresses and belongs in the log. */
async function databaseAnswers(): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), DATABASE_TIMEOUT_MS).unref();
  });
  const answer = pool()
    .query('SELECT 1')
    .then(() => true)
    .catch(() => false);
  return Promise.race([answer, late]);
}
