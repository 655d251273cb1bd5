'use server';

import { redirect } from 'next/navigation';
import { localeField, textField } from '@/lib/auth/form-state';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, transactAs } from '@/lib/auth/session';
import { localePath } from '@/lib/i18n/locales';
import { answerFeedback } from './commands';
import { FEEDBACK_PATH } from './routes';
import { answerBodySchema } from './schema';

/** A moderator says what was done about what readers said of a page. */
export async function answerFeedbackAction(form: FormData): Promise<void> {
  const locale = localeField(form);
  const here = localePath(locale, FEEDBACK_PATH);
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(locale, SIGNIN_PATH), here));
  const body = answerBodySchema.safeParse({
    page: textField(form, 'page'),
    key: textField(form, 'key'),
    note: textField(form, 'note'),
    ...(form.has('upTo') && { upTo: textField(form, 'upTo') }),
    ...(form.has('language') && { language: textField(form, 'language') }),
  });
  if (!body.success) redirect(`${here}?done=invalid`);
  const { page, key, ...answer } = body.data;
  const result = await transactAs(actor, (tx, who, now) =>
    answerFeedback(tx, who, { page, key }, answer, now),
  );
  const done = result.ok ? 'done' : result.code === 'forbidden' ? 'denied' : 'gone';
  redirect(`${here}?done=${done}`);
}
