'use server';

import { redirect } from 'next/navigation';
import { localeField } from '@/lib/auth/form-state';
import { ACCOUNT_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor } from '@/lib/auth/session';
import { localePath } from '@/lib/i18n/locales';
import { sql } from '@/lib/platform/sql';
import { setMailChoice } from './commands/mail-choice';

/** What is mailed, as the account page's form says. */
export async function mailChoiceAction(form: FormData): Promise<void> {
  const locale = localeField(form);
  const page = localePath(locale, ACCOUNT_PATH);
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(locale, SIGNIN_PATH), page));
  await setMailChoice(sql(), actor.id, { own: form.has('own'), digest: form.has('digest') });
  redirect(`${page}?done=notices`);
}
