'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { DAY } from '@/lib/platform/clock';
import { success } from '@/lib/platform/errors';
import { lineText } from '@/lib/platform/text';
import { createToken, revokeToken } from './commands/tokens';
import { formAnswer } from './form-answer';
import { type FormState, localeField, textField } from './form-state';
import { TOKEN_DAYS, TOKEN_ENDLESS, TOKEN_NAME_LENGTH } from './rules/signin-limits';
import { freshActor, ownWrite, signedInActor } from './own-forms';
import { ACCOUNT_PATH } from './routes';
import { scopeSchema } from './types';

const tokenForm = z.object({
  name: lineText(TOKEN_NAME_LENGTH),
  scopes: z.array(scopeSchema).min(1),
  /** Days, null for a token without an end. */
  lasts: z.union([
    z.literal(TOKEN_ENDLESS).transform(() => null),
    z.coerce.number().pipe(z.literal(TOKEN_DAYS)),
  ]),
});

/** Makes a token; the answer is the only place where it is ever shown. */
export async function createTokenAction(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await freshActor(form);
  const name = textField(form, 'name');
  const t = await translatorFor(localeField(form), 'account');
  const parsed = tokenForm.safeParse({
    name,
    scopes: form.getAll('scope'),
    lasts: form.get('lasts'),
  });
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path[0];
    const field = at === 'name' || at === 'lasts' ? at : 'scopes';
    return formAnswer(
      'token',
      'failed',
      t(`tokens.faults.${field}`, { max: TOKEN_NAME_LENGTH }),
      name,
    );
  }
  const made = await ownWrite(form, actor, (tx, { id }, now) =>
    createToken(tx, id, { ...parsed.data, expiresAt: endOf(parsed.data.lasts, now) }, now),
  );
  if (!made.ok) return formAnswer('token', 'failed', t('tokens.faults.many'), name);
  return formAnswer('token', 'done', t('tokens.made', { name: parsed.data.name }), made.value);
}

function endOf(days: number | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() + days * DAY);
}

/** Revokes a token; its next use is refused. */
export async function revokeTokenAction(form: FormData): Promise<void> {
  const actor = await signedInActor(form);
  const token = textField(form, 'token');
  await ownWrite(form, actor, async (tx, { id }, now) =>
    success(await revokeToken(id, token, now, tx)),
  );
  redirect(`${localePath(localeField(form), ACCOUNT_PATH)}?done=token`);
}
