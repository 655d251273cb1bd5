'use server';

import { redirect } from 'next/navigation';
import { localeField, textField } from '@/lib/auth/form-state';
import { ACCOUNT_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { type ActingWork, currentActor, transactAs } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { localePath } from '@/lib/i18n/locales';
import { rowNumberText } from '@/lib/platform/row-number';
import { success } from '@/lib/platform/errors';
import { parsePortText } from '@/lib/ports/types';
import { beginWatch, endWatch, markRead, setMailChoice } from './commands';
import { NOTIFICATIONS_PATH } from './routes';
import { type Done, type Fault, faultOf, watchedSpanSchema, type WatchSubject } from './types';

/** Marks one notification as read, or all up to the newest that the page showed. */
export async function readAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  const id = rowNumberText.safeParse(textField(form, 'id'));
  const upTo = rowNumberText.safeParse(textField(form, 'upTo'));
  const which = id.success ? { ids: [id.data] } : upTo.success ? { upTo: upTo.data } : null;
  if (which !== null) {
    const mark: ActingWork<void> = async (tx, who, now) =>
      success(await markRead(who, which, now, tx));
    await transactAs(actor, mark, { evenSuspended: true });
  }
  toPage(form, which === null ? 'other' : 'read');
}

/** Begins to watch the ports or the software of the form. */
export async function watchAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  const subject = subjectOf(form);
  if (subject === null) return toPage(form, 'ports', typedIn(form));
  const begun = await transactAs(actor, (tx, who, now) => beginWatch(tx, who, subject, now));
  toPage(form, begun.ok ? 'watching' : faultOf(begun.reason));
}

/** Ends a watch. */
export async function unwatchAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  const subject = subjectOf(form);
  if (subject === null) return toPage(form, 'other');
  const ended = await transactAs(actor, (tx, who) => endWatch(tx, who, subject), {
    evenSuspended: true,
  });
  toPage(form, ended.ok ? 'ended' : faultOf(ended.reason));
}

/** What is mailed, as the account page's form says. */
export async function mailChoiceAction(form: FormData): Promise<void> {
  const locale = localeField(form);
  const page = localePath(locale, ACCOUNT_PATH);
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(locale, SIGNIN_PATH), page));
  const choice = { own: form.has('own'), digest: form.has('digest') };
  const choose: ActingWork<void> = async (tx, who) =>
    success(await setMailChoice(who.id, choice, tx));
  await transactAs(actor, choose, { evenSuspended: true });
  redirect(`${page}?done=notices`);
}

/** One port where no end is given. */
function subjectOf(form: FormData): WatchSubject | null {
  const slug = textField(form, 'software');
  if (slug !== '') return { slug };
  const { from, to } = typedIn(form);
  const portStart = parsePortText(from)?.port;
  const portEnd = to.trim() === '' ? portStart : parsePortText(to)?.port;
  const span = watchedSpanSchema.safeParse({ portStart, portEnd });
  return span.success ? span.data : null;
}

function typedIn(form: FormData): { readonly from: string; readonly to: string } {
  const cut = (name: string) => textField(form, name).slice(0, 20);
  return { from: cut('from'), to: cut('to') };
}

async function signedInActor(form: FormData): Promise<Actor> {
  const actor = await currentActor();
  const locale = localeField(form);
  return (
    actor ??
    redirect(withNext(localePath(locale, SIGNIN_PATH), localePath(locale, NOTIFICATIONS_PATH)))
  );
}

/** Back to the page, at the place of the list that one was at, with what came of it. */
function toPage(form: FormData, done: Done | Fault, typed: Readonly<Record<string, string>> = {}) {
  const cursor = textField(form, 'cursor');
  const query = new URLSearchParams({ done, ...(cursor === '' ? {} : { cursor }), ...typed });
  redirect(`${localePath(localeField(form), NOTIFICATIONS_PATH)}?${query.toString()}`);
}
