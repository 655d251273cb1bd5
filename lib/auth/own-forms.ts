import { redirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/locales';
import { systemClock } from '@/lib/platform/clock';
import type { Result } from '@/lib/platform/errors';
import type { Run } from './commands/accounts';
import { localeField } from './form-state';
import { findSessionBegin } from './queries';
import { isFresh } from './rules/session-age';
import { ACCOUNT_PATH, SIGNIN_PATH, withNext } from './routes';
import { type ActingWork, currentActor, transactAs } from './session';
import type { Actor } from './types';

/** Who sent a form of the account page; whoever is not signed in does so first and comes back. */
export async function signedInActor(form: FormData, backTo = ACCOUNT_PATH): Promise<Actor> {
  return (await currentActor()) ?? toSignIn(form, backTo);
}

/**
 * The same, for what gives an account away: with a sign-in that is old, back to the page, which says so
 * and offers to sign in again.
 */
export async function freshActor(form: FormData, backTo = ACCOUNT_PATH): Promise<Actor> {
  const actor = await signedInActor(form, backTo);
  const begun = await findSessionBegin(actor.sessionId);
  if (begun !== null && isFresh(begun, systemClock.now())) return actor;
  redirect(`${localePath(localeField(form), backTo)}?done=again`);
}

/**
 * What an account does to itself, suspended or not: whoever sent the form is read again under lock. One whose
 * session has ended meanwhile signs in again.
 */
export async function ownWrite<Value>(
  form: FormData,
  actor: Actor,
  work: ActingWork<Value>,
): Promise<Result<Value>> {
  const done = await transactAs(actor, work, { evenSuspended: true });
  return !done.ok && done.code === 'not-signed-in' ? toSignIn(form, ACCOUNT_PATH) : done;
}

/** `ownWrite` for commands that open their transaction themselves. */
export function runAs(form: FormData, actor: Actor): Run {
  return (work) => ownWrite(form, actor, (tx) => work(tx));
}

function toSignIn(form: FormData, backTo: string): never {
  const locale = localeField(form);
  redirect(withNext(localePath(locale, SIGNIN_PATH), localePath(locale, backTo)));
}
