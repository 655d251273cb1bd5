'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { MINUTE, SECOND, systemClock } from '@/lib/platform/clock';
import { chooseHandle } from './commands/accounts';
import { formAnswer } from './form-answer';
import { type FormState, localeField, textField } from './form-state';
import { HANDLE_LENGTH } from './rules/handle';
import { safeNext } from './rules/next-path';
import { LINK_MINUTES } from './rules/signin-limits';
import { HANDLE_PATH, SIGNIN_PATH, withNext } from './routes';
import { runAs } from './own-forms';
import { currentActor } from './session';
import { requestSignInLink } from './commands/request-link';

/** The form that asks for a link by mail. */
export async function requestLinkAction(_before: FormState, form: FormData): Promise<FormState> {
  const locale = localeField(form);
  const email = textField(form, 'email');
  const next = safeNext(textField(form, 'next')) ?? localePath(locale, '/');
  const t = await translatorFor(locale, 'signin');
  const asked = await requestSignInLink(
    { email, next, locale, headers: await headers() },
    systemClock.now(),
  );
  if (asked.ok) {
    return formAnswer(
      'signin',
      'done',
      t('sent', { email: asked.value.email, minutes: LINK_MINUTES }),
    );
  }
  if (asked.code === 'rate-limited') {
    const minutes = Math.ceil(((asked.retryAfter ?? 0) * SECOND) / MINUTE);
    return formAnswer('signin', 'failed', t('tooMany', { minutes }), email);
  }
  return formAnswer('signin', 'failed', t(`errors.${asked.reason ?? 'mail'}`), email);
}

/** The form in which a new member chooses a handle. */
export async function chooseHandleAction(_before: FormState, form: FormData): Promise<FormState> {
  const locale = localeField(form);
  const next = safeNext(textField(form, 'next')) ?? localePath(locale, '/');
  const actor = await currentActor();
  if (actor === null)
    redirect(
      withNext(localePath(locale, SIGNIN_PATH), withNext(localePath(locale, HANDLE_PATH), next)),
    );
  const typed = textField(form, 'handle');
  const chosen = await chooseHandle(actor.id, typed, runAs(form, actor));
  // Whoever sent the form twice, or has chosen in another tab, is done as well.
  if (chosen.ok || chosen.code === 'forbidden') redirect(next);
  const t = await translatorFor(locale, 'signin');
  return formAnswer(
    'handle',
    'failed',
    t(`handle.faults.${chosen.reason ?? 'letters'}`, HANDLE_LENGTH),
    typed,
  );
}
