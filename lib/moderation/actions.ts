'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { localeField, textField } from '@/lib/auth/form-state';
import { ACCOUNT_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, transactAs } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import type { HistorySubject } from '@/lib/edits/routes';
import { localePath } from '@/lib/i18n/locales';
import { type LockView, liftBodySchema, lockBodySchema } from '@/lib/locks/schema';
import type { Tx } from '@/lib/platform/db';
import type { FailureCode, Result } from '@/lib/platform/errors';
import { keepAnswer } from '@/lib/platform/form-answers';
import { decideAppeal, makeAppeal } from './commands/appeals';
import { closeFlag } from './commands/flags';
import { liftLock, lockSubject } from './commands/locks';
import { APPEAL_FAULT, type Fault, LOCK_FORM, type TypedLock } from './form-notes';
import { MODERATION_PATH, lockedId, moderateSubjectPath } from './routes';
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
  await transactAs(actor, (tx, who, now) => makeAppeal(tx, who, body.data, now), {
    evenSuspended: true,
  });
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
  const result = await transactAs(actor, (tx, who, now) => work(tx, who, body.data, now));
  redirect(`${page}?done=${result.ok ? done : faultOf(result.code)}`);
}

function faultOf(code: FailureCode): Fault {
  return code === 'forbidden' ? 'denied' : 'gone';
}

/** A moderator locks something. What was typed wrong comes back with the page. */
export async function lockSubjectAction(subject: HistorySubject, form: FormData): Promise<void> {
  const { actor, page } = await moderatorOn(subject, form);
  const typed: TypedLock = {
    level: textField(form, 'level'),
    term: textField(form, 'term'),
    reason: textField(form, 'reason'),
  };
  const locked = { type: subject.type, id: lockedId(subject) };
  const body = lockBodySchema.safeParse({ ...typed, subject: locked });
  if (!body.success) {
    await keepAnswer(LOCK_FORM, typed);
    refresh();
    return;
  }
  const done = await transactAs(actor, (tx, who, now) => lockSubject(tx, who, body.data, now));
  redirect(`${page}?done=${done.ok || isOwn(done, actor) ? 'locked' : faultOf(done.code)}`);
}

/** The lock that is in force already is the actor's own: the button was pressed twice. */
function isOwn({ detail }: Exclude<Result<LockView>, { ok: true }>, actor: Actor): boolean {
  return (detail as { readonly lock?: LockView } | undefined)?.lock?.by === actor.handle;
}

/** A moderator lifts a lock before its time. */
export async function liftLockAction(subject: HistorySubject, form: FormData): Promise<void> {
  const { actor, page } = await moderatorOn(subject, form);
  const id = Number(textField(form, 'id')) || 0;
  const body = liftBodySchema.safeParse({ reason: textField(form, 'reason') });
  if (!body.success) redirect(`${page}?done=reason`);
  const { reason } = body.data;
  const done = await transactAs(actor, (tx, who, now) => liftLock(tx, who, id, reason, now));
  redirect(`${page}?done=${done.ok ? 'lifted' : faultOf(done.code)}`);
}

async function moderatorOn(subject: HistorySubject, form: FormData) {
  const page = localePath(localeField(form), moderateSubjectPath(subject));
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page));
  return { actor, page };
}
