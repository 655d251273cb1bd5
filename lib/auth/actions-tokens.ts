'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/translator';
import { systemClock } from '@/lib/platform/clock';
import { lineText } from '@/lib/platform/text';
import { makeToken, revokeToken } from './commands/tokens';
import { formAnswer } from './form-answer';
import { type FormState, localeField, textField } from './form-state';
import { TOKEN_NAME_LENGTH } from './rules/signin-limits';
import { ACCOUNT_PATH, SIGNIN_PATH, withNext } from './routes';
import { currentActor } from './session';
import { type Actor, scopeSchema } from './types';

const tokenForm = z.object({
  name: lineText(TOKEN_NAME_LENGTH),
  scopes: z.array(scopeSchema).min(1),
});

/** Makes a token; the answer is the only place where it is ever shown. */
export async function createTokenAction(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await signedInActor(form);
  const name = textField(form, 'name');
  const t = await translatorFor(localeField(form), 'account');
  const parsed = tokenForm.safeParse({ name, scopes: form.getAll('scope') });
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0] === 'name' ? 'name' : 'scopes';
    return formAnswer(
      'token',
      'failed',
      t(`tokens.faults.${field}`, { max: TOKEN_NAME_LENGTH }),
      name,
    );
  }
  const made = await makeToken(actor.id, parsed.data, systemClock.now());
  if (!made.ok) return formAnswer('token', 'failed', t('tokens.faults.many'), name);
  return formAnswer('token', 'done', t('tokens.made', { name: parsed.data.name }), made.value);
}

/** Revokes a token; its next use is refused. */
export async function revokeTokenAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  await revokeToken(actor.id, textField(form, 'token'), systemClock.now());
  redirect(`${localePath(localeField(form), ACCOUNT_PATH)}?done=token`);
}

async function signedInActor(form: FormData): Promise<Actor> {
  const actor = await currentActor();
  const locale = localeField(form);
  return (
    actor ?? redirect(withNext(localePath(locale, SIGNIN_PATH), localePath(locale, ACCOUNT_PATH)))
  );
}
