'use server';

import { redirect } from 'next/navigation';
import { localeField, textField } from '@/lib/auth/form-state';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, transactAs } from '@/lib/auth/session';
import { localePath } from '@/lib/i18n/locales';
import { tryItemAgain } from './commands';
import { instanceJobs } from './jobs';
import { DASHBOARD_PATH } from './routes';
import type { DASHBOARD_DONE } from './types';

/** A moderator has something tried again that a job put aside. */
export async function tryAgainAction(form: FormData): Promise<void> {
  const here = localePath(localeField(form), DASHBOARD_PATH);
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(localeField(form), SIGNIN_PATH), here));
  const [job, item] = [textField(form, 'job'), textField(form, 'item')];
  const meant = instanceJobs().find(({ name }) => name === job);
  let done: (typeof DASHBOARD_DONE)[number] = 'gone';
  if (meant !== undefined) {
    const result = await transactAs(actor, (tx, who, now) =>
      tryItemAgain(tx, who, meant, item, now),
    );
    if (result.ok) done = 'done';
    else if (result.code === 'forbidden') done = 'denied';
  }
  redirect(`${here}?done=${done}`);
}
