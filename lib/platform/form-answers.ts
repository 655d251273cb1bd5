import { headers } from 'next/headers';

/**
 * What forms that were posted without scripts came back with, by the request that posted them. The page that
 * answers a post is resumed after its prerendered shell, and React's own way of handing over the state of a
 * form (`useActionState`) is lost there; the headers are the one object that action and page share.
 */
const answers = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** Keeps what the form of that name came back with, for the page that is rendered next. */
export async function keepAnswer(form: string, answer: unknown): Promise<void> {
  answers.set(await headers(), new Map([[form, answer]]));
}

/** What the form of that name came back with; undefined where this request posted no such form. */
export async function takeAnswer(form: string): Promise<unknown> {
  return answers.get(await headers())?.get(form);
}
