import { pool } from './db';
import { databaseUrl } from './env';
import { requestRevalidation } from './revalidation';
import { startTagListener, type TagListener } from './tag-listener';

const DATABASE_TIMEOUT_MS = 2_000;

type ForgetPages = (tags: readonly string[]) => void;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as {
  portolanTagListener?: TagListener;
  portolanForgetPages?: ForgetPages;
};

/** Names what else keeps pages in this process; it hears of every tag after Next has expired it. */
export function forgetPagesWith(forget: ForgetPages): void {
  store.portolanForgetPages = forget;
}

async function expireTags(tags: string[]): Promise<void> {
  await requestRevalidation(tags);
  store.portolanForgetPages?.(tags);
}

/** Begins to listen for changes; called once for a server process. */
export function startListening(): void {
  store.portolanTagListener ??= startTagListener(databaseUrl(), expireTags);
}

/** Ends what `startListening` began: this server stops, and what it can no longer ask itself is no fault. */
export function stopListening(): void {
  void store.portolanTagListener?.stop();
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
