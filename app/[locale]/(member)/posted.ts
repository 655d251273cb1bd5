import { headers } from 'next/headers';
import type { Posted } from '@/components/forms/form-action';

/**
 * What forms that were posted without scripts came back with, by the request that posted them. The page that
 * answers a post is resumed after its prerendered shell, and React's own way of handing over the state of a
 * form (`useActionState`) is lost there; the headers are the one object that action and page share.
 */
const answers = new WeakMap<object, ReadonlyMap<string, Posted<unknown>>>();

/** Keeps what the form of that name came back with, for the page that is rendered next. */
export async function keepPosted(form: string, posted: Posted<unknown>): Promise<void> {
  answers.set(await headers(), new Map([[form, posted]]));
}

/** What the form of that name came back with; null where this request posted no such form. */
export async function takePosted<Values>(form: string): Promise<Posted<Values> | null> {
  const posted = answers.get(await headers())?.get(form) ?? null;
  return posted as Posted<Values> | null;
}
