import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What is being done: a request, or a round of a job. Its lines in the log and its statements name it. */
export interface Doing {
  /** Of a request; a round of a job has none. */
  readonly request?: string;
  readonly job?: string;
}

// Next gives its bundles copies of their own of this module.
const store = globalThis as { portolanDoing?: AsyncLocalStorage<Doing> };

/** A number for a request, new each time: what a client sends is not believed. */
export function newRequestId(): string {
  return randomUUID().slice(0, 18);
}

/** Does `work`; whatever it logs and asks the database says what it belongs to. */
export function doing<Value>(what: Doing, work: () => Value): Value {
  store.portolanDoing ??= new AsyncLocalStorage();
  return store.portolanDoing.run(what, work);
}

/** What is being done; nothing is known of it outside of requests and jobs. */
export function whatIsDone(): Doing {
  return store.portolanDoing?.getStore() ?? {};
}

/**
 * A statement with the comment that says what it belongs to, as sqlcommenter writes it. Both are made here of
 * letters, digits and hyphens, so nothing has to be escaped.
 */
export function commented(statement: string): string {
  const { request, job } = whatIsDone();
  if (request !== undefined) return `${statement} /*request='${request}'*/`;
  return job === undefined ? statement : `${statement} /*job='${job}'*/`;
}
