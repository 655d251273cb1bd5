'use server';

import { redirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { log } from '@/lib/platform/log';
import { success } from '@/lib/platform/errors';
import { beginFactor, confirmFactor, removeFactor, renewRecoveryCodes } from './commands/factor';
import { formAnswer } from './form-answer';
import { type FormState, localeField, textField } from './form-state';
import { tellOwner } from './mails-factor';
import { freshActor, ownWrite } from './own-forms';
import { FACTOR_PATH } from './routes';

/** Begins to set up an app; the page then shows what it is told. */
export async function beginFactorAction(form: FormData): Promise<void> {
  const actor = await freshActor(form, FACTOR_PATH);
  await ownWrite(form, actor, (tx, { id }, now) => beginFactor(tx, id, now));
  redirect(localePath(localeField(form), FACTOR_PATH));
}

/** Turns the second factor on by its first code, or makes new recovery codes; this answer alone shows them. */
export async function factorCodesAction(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await freshActor(form, FACTOR_PATH);
  const t = await translatorFor(localeField(form), 'factor');
  const confirms = textField(form, 'act') === 'confirm';
  const code = textField(form, 'code');
  const made = await ownWrite(form, actor, (tx, { id, sessionId }, now) =>
    confirms ? confirmFactor(tx, { id, sessionId }, code, now) : renewRecoveryCodes(tx, id),
  );
  if (!made.ok)
    return formAnswer('factor', 'failed', t(`faults.${made.code === 'invalid' ? 'code' : 'late'}`));
  const news = confirms ? 'added' : 'codes';
  log.info('second-factor', { act: news, account: actor.id });
  await tellOwner(actor.id, news);
  return formAnswer('factor', 'done', t(`made.${news}`), made.value.join('\n'));
}

/** Takes the second factor away. */
export async function removeFactorAction(form: FormData): Promise<void> {
  const actor = await freshActor(form, FACTOR_PATH);
  const removed = await ownWrite(form, actor, async (tx, { id }) =>
    success(await removeFactor(tx, id)),
  );
  if (removed.ok && removed.value) {
    log.info('second-factor', { act: 'removed', account: actor.id });
    await tellOwner(actor.id, 'removed');
  }
  redirect(`${localePath(localeField(form), FACTOR_PATH)}?done=removed`);
}
