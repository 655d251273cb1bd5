'use server';

import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { localeField, textField } from '@/lib/auth/form-state';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, transactAs } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { localePath } from '@/lib/i18n/locales';
import type { Tx } from '@/lib/platform/db';
import type { Failure, Result } from '@/lib/platform/errors';
import { decideNamespace } from './commands/ask';
import { endReservation, renewReservation } from './commands/end';
import { closeNamespace, setMember } from './commands/members';
import type { NAMESPACE_DONE } from './form-notes';
import { namespaceManagePath } from './routes';
import { decideNamespaceBodySchema, memberBodySchema, namespaceReasonSchema } from './schema';

/** A moderator accepts or refuses a namespace. */
export async function decideNamespaceAction(slug: string, form: FormData): Promise<void> {
  const accepts = textField(form, 'verdict') === 'accept';
  const done = accepts ? 'accepted' : 'refused';
  await act(slug, form, decideNamespaceBodySchema, done, ({ tx, who, now }, body) =>
    decideNamespace(tx, who, slug, body, now),
  );
}

/** Somebody gets a role in a namespace, another one, or none. */
export async function setMemberAction(slug: string, form: FormData): Promise<void> {
  await act(slug, form, memberBodySchema, 'member', ({ tx, who, now }, body) =>
    setMember(tx, who, slug, body, now),
  );
}

/** A namespace is closed, with what is reserved in it. */
export async function closeNamespaceAction(slug: string, form: FormData): Promise<void> {
  await act(slug, form, namespaceReasonSchema, 'closed', ({ tx, who, now }, { reason }) =>
    closeNamespace(tx, who, slug, reason, now),
  );
}

/** A reservation is renewed. */
export async function renewReservationAction(slug: string, form: FormData): Promise<void> {
  const id = Number(textField(form, 'id')) || 0;
  await act(slug, form, namespaceReasonSchema, 'renewed', ({ tx, who, now }, { reason }) =>
    renewReservation(tx, who, id, reason, now),
  );
}

/** A reservation ends before its time. */
export async function endReservationAction(slug: string, form: FormData): Promise<void> {
  const id = Number(textField(form, 'id')) || 0;
  await act(slug, form, namespaceReasonSchema, 'ended', ({ tx, who, now }, { reason }) =>
    endReservation(tx, who, id, reason, now),
  );
}

interface Acting {
  readonly tx: Tx;
  readonly who: Actor;
  readonly now: Date;
}

type Work<Body extends z.ZodType> = (
  acting: Acting,
  body: z.output<Body>,
) => Promise<Result<unknown>>;

/** What these forms have in common: a reason, and a page that says what came of it. */
async function act<Body extends z.ZodType>(
  slug: string,
  form: FormData,
  schema: Body,
  done: (typeof NAMESPACE_DONE)[number],
  work: Work<Body>,
): Promise<never> {
  const page = localePath(localeField(form), namespaceManagePath(slug));
  const actor = await currentActor();
  if (actor === null) redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page));
  const given = Object.fromEntries(
    ['verdict', 'askedAt', 'handle', 'role', 'reason'].flatMap((name) =>
      form.has(name) ? [[name, textField(form, name).trim()]] : [],
    ),
  );
  const body = schema.safeParse(given);
  if (!body.success) {
    const wrong = body.error.issues.some(({ path }) => path[0] === 'handle');
    redirect(`${page}?done=${wrong ? 'handle' : 'reason'}`);
  }
  const result = await transactAs(actor, (tx, who, now) => work({ tx, who, now }, body.data));
  if (result.ok) redirect(`${page}?done=${done}`);
  redirect(`${page}?done=${problemOf(result)}`);
}

function problemOf({ code, reason }: Failure): string {
  if (code === 'rate-limited') return 'too-many';
  return reason === 'no-such-user' ? 'handle' : (reason ?? 'gone');
}
