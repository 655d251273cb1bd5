import type { Posted } from '@/components/forms/form-action';
import { keepAnswer, takeAnswer } from '@/lib/platform/form-answers';

/** Keeps what the form of that name came back with, for the page that is rendered next. */
export async function keepPosted(form: string, posted: Posted<unknown>): Promise<void> {
  await keepAnswer(form, posted);
}

/** What the form of that name came back with; null where this request posted no such form. */
export async function takePosted<Values>(form: string): Promise<Posted<Values> | null> {
  return ((await takeAnswer(form)) ?? null) as Posted<Values> | null;
}
