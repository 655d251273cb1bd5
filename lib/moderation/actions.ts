'use server';

import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { localeField, textField } from '@/lib/auth/form-state';
import { ACCOUNT_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, standingRefusal } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { localePath } from '@/lib/i18n/locales';
import { systemClock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { FailureCode, Result } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { decideAppeal, makeAppeal } from './commands/appeals';
import { closeFlag } from './commands/flags';
import { APPEAL_FAULT, type Fault } from './form-notes';
import { MODERATION_PATH } from './routes';
import { appealBodySchema, closeFlagBodySchema, decideAppealBodySchema } from './schema';

/** A moderator closes a flag. */
export async function closeFlagAction(form: FormData): Promise<void> {
  await decide(form, closeFlagBodySchema, 'closed', (tx, actor, { verdict, reason }, now) =>
    closeFlag(tx, actor, Number(textField(form, 'id')) || 0, verdict, reason, now),
  );
}

/** A moderator decides an appeal. */
export async function decideAppealAction(form: FormData): Promise<void> {
  await decide(form, decideAppealBodySchema, 'decided', (tx, actor, body, now) =>
    decideAppeal(tx, actor, Number(textField(form, 'id')) || 0, body, now),
  );
}

/** A suspended member appeals. What came of it stands on the account page. */
export async function makeAppealAction(form: FormData): Promise<void> {
  const page = localePath(localeField(form), ACCOUNT_PATH);
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page));
  const body = appealBodySchema.safeParse({ text: textField(form, 'text') });
  if (!body.success) redirect(`${page}?done=${APPEAL_FAULT}`);
  await transact((tx) => makeAppeal(tx, actor, body.data, systemClock.now()));
  redirect(page);
}

type Deciding<Body> = (tx: Tx, actor: Actor, body: Body, now: Date) => Promise<Result<unknown>>;

/** What these forms have in common: a verdict by its button, a reason, and a page that says what came of it. */
async function decide<Body extends z.ZodType>(
  form: FormData,
  schema: Body,
  done: string,
  work: Deciding<z.output<Body>>,
): Promise<never> {
  const page = localePath(localeField(form), MODERATION_PATH);
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page));
  const body = schema.safeParse({
    verdict: textField(form, 'verdict'),
    reason: textField(form, 'reason'),
  });
  if (!body.success) redirect(`${page}?done=reason`);
  const refusal = standingRefusal(actor);
  const result = refusal ?? (await transact((tx) => work(tx, actor, body.data, systemClock.now())));
  redirect(`${page}?done=${result.ok ? done : faultOf(result.code)}`);
}

function faultOf(code: FailureCode): Fault {
  return code === 'forbidden' ? 'denied' : 'gone';
}
