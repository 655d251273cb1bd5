'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { localeField, textField } from '@/lib/auth/form-state';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, standingRefusal } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import type { HistorySubject } from '@/lib/edits/routes';
import { localePath } from '@/lib/i18n/locales';
import { liftBodySchema, lockBodySchema, type LockView } from '@/lib/locks/schema';
import { systemClock } from '@/lib/platform/clock';
import type { FailureCode, Result } from '@/lib/platform/errors';
import { keepAnswer } from '@/lib/platform/form-answers';
import { transact } from '@/lib/platform/transact';
import { liftLock, lockSubject } from './commands/locks';
import { type Fault, LOCK_FORM, type TypedLock } from './form-notes';
import { lockedId, moderateSubjectPath } from './routes';

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
  const done =
    standingRefusal(actor) ??
    (await transact((tx) => lockSubject(tx, actor, body.data, systemClock.now())));
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
  const done =
    standingRefusal(actor) ??
    (await transact((tx) => liftLock(tx, actor, id, body.data.reason, systemClock.now())));
  redirect(`${page}?done=${done.ok ? 'lifted' : faultOf(done.code)}`);
}

async function moderatorOn(subject: HistorySubject, form: FormData) {
  const page = localePath(localeField(form), moderateSubjectPath(subject));
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page));
  return { actor, page };
}

function faultOf(code: FailureCode): Fault {
  return code === 'forbidden' ? 'denied' : 'gone';
}
