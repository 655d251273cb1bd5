import { pool, replicaState } from './db';
import { directDatabaseUrl } from './env';
import { forgetPages } from './forgetting';
import { requestRevalidation } from './revalidation';
import { startTagListener, type TagListener } from './tag-listener';

const DATABASE_TIMEOUT_MS = 2_000;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as {
  portolanTagListener?: TagListener;
  portolanHearChanges?: () => void;
  portolanStopping?: boolean;
};

/** Names what else wants to know that something was written, in this process or another. */
export function hearChangesWith(heard: () => void): void {
  store.portolanHearChanges = heard;
}

async function expireTags(tags: string[]): Promise<void> {
  store.portolanHearChanges?.();
  await requestRevalidation(tags);
  // After Next: what is made anew is made of what Next has.
  forgetPages(tags);
}

/** Begins to listen for changes; called once for a server process. */
export function startListening(): void {
  store.portolanTagListener ??= startTagListener(directDatabaseUrl(), expireTags);
}

/** Says from now on that this server is stopping, so that whoever shares requests out sends it no more. */
export function sayStopping(): void {
  store.portolanStopping = true;
}

/** Ends what `startListening` began: this server stops, and what it can no longer ask itself is no fault. */
export function stopListening(): void {
  void store.portolanTagListener?.stop();
}

/** What keeps this process from serving what the database says; empty when nothing does. */
export async function readinessProblems(): Promise<string[]> {
  const problems: string[] = [];
  if (store.portolanStopping) problems.push('the server is stopping');
  if (!(await databaseAnswers())) problems.push('the database does not answer');
  if (!store.portolanTagListener?.isListening()) problems.push('changes are not listened to yet');
  return problems;
}

/** What a replica that is left aside is to whoever reads about it. */
const REPLICA_FAULTS = {
  starting: 'the replica was not reached yet',
  late: 'the replica is late',
  gone: 'the replica does not answer',
  'no-replica': 'DATABASE_REPLICA_URL names no replica',
} as const;

/** What is left aside and does not keep this process from serving. */
export function leftAside(): string[] {
  const state = replicaState();
  return state === null || state === 'in-use' ? [] : [REPLICA_FAULTS[state]];
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
