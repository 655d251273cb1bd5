'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { MINUTE, SECOND, systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { success } from '@/lib/platform/errors';
import { closeAccount, setLocale } from './commands/accounts';
import { endOtherSessions, endSession } from './commands/sessions';
import { endedCookies, isSecure } from './cookies';
import { confirmEmailChange, requestEmailChange } from './commands/change-email';
import { formAnswer } from './form-answer';
import { type FormState, localeField, textField } from './form-state';
import { ACCOUNT_PATH, emailChangePath } from './routes';
import { LINK_MINUTES } from './rules/signin-limits';
import { freshActor, ownWrite, runAs, signedInActor } from './own-forms';

/** The language of the account, and of the page that says so. */
export async function setLanguageAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  const chosen = form.get('language');
  if (!isLocale(chosen)) redirect(accountPage(localeField(form)));
  await ownWrite(form, actor, async (tx) => success(await setLocale(actor.id, chosen, tx)));
  redirect(accountPage(chosen, 'language'));
}

/** Asks for a letter to a new address. */
export async function requestEmailChangeAction(
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await freshActor(form);
  const typed = textField(form, 'email');
  const t = await translatorFor(localeField(form), 'account');
  const asked = await requestEmailChange(actor, typed, systemClock.now(), runAs(form, actor));
  if (asked.ok) {
    return formAnswer(
      'email',
      'done',
      t('email.sent', { email: asked.value.email, minutes: LINK_MINUTES }),
    );
  }
  if (asked.code === 'rate-limited') {
    const minutes = Math.ceil(((asked.retryAfter ?? 0) * SECOND) / MINUTE);
    return formAnswer('email', 'failed', t('email.tooMany', { minutes }), typed);
  }
  return formAnswer('email', 'failed', t(`email.faults.${asked.reason ?? 'mail'}`), typed);
}

/** The button of the page that a letter to the new address leads to. */
export async function confirmEmailAction(form: FormData): Promise<void> {
  const token = textField(form, 'token');
  const actor = await signedInActor(form, emailChangePath(token));
  const run = runAs(form, actor);
  const changed = await confirmEmailChange(actor, token, systemClock.now(), run);
  redirect(
    accountPage(localeField(form), changed.ok ? 'email' : `email-${changed.reason ?? 'link'}`),
  );
}

/** Ends one session; one's own is left by signing out. */
export async function endSessionAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  const session = textField(form, 'session');
  await ownWrite(form, actor, async (tx) => success(await endSession(actor.id, session, tx)));
  redirect(accountPage(localeField(form), 'session'));
}

/** Ends all sessions but the one that asks. */
export async function endOtherSessionsAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  await ownWrite(form, actor, async (tx) =>
    success(await endOtherSessions(actor.id, actor.sessionId, tx)),
  );
  redirect(accountPage(localeField(form), 'sessions'));
}

/** Ends all sessions, this one too. */
export async function signOutEverywhereAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  await ownWrite(form, actor, async (tx) => success(await endOtherSessions(actor.id, null, tx)));
  await forgetSession();
  redirect(localePath(localeField(form), '/'));
}

/** Closes the account, once its handle was typed. */
export async function closeAccountAction(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await freshActor(form);
  const locale = localeField(form);
  const typed = textField(form, 'handle').trim().toLowerCase();
  const t = await translatorFor(locale, 'account');
  if (typed !== actor.handle) return formAnswer('close', 'failed', t('close.mismatch'), typed);
  const now = systemClock.now();
  const closed = await ownWrite(form, actor, (tx) => closeAccount(tx, actor.id, now));
  if (!closed.ok) {
    const names = typeof closed.detail === 'string' ? closed.detail : '';
    return formAnswer('close', 'failed', t('close.lastOwner', { names }), typed);
  }
  await forgetSession();
  redirect(localePath(locale, '/'));
}

async function forgetSession(): Promise<void> {
  const jar = await cookies();
  for (const cookie of endedCookies(isSecure(loadEnv().NEXTAUTH_URL))) jar.set(cookie);
}

/** The account page, saying what was done (`account.done.…`). */
function accountPage(locale: Locale, done?: string): string {
  return `${localePath(locale, ACCOUNT_PATH)}${done === undefined ? '' : `?done=${done}`}`;
}
