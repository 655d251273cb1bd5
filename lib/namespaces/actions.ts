'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { localeField, textField } from '@/lib/auth/form-state';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor, transactAs } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { localePath } from '@/lib/i18n/locales';
import { readSpans } from '@/lib/pick/rules/spans';
import { fieldErrors } from '@/lib/platform/error-codes';
import type { Failure } from '@/lib/platform/errors';
import { keepAnswer } from '@/lib/platform/form-answers';
import { askForNamespace } from './commands/ask';
import { reservePort } from './commands/reserve';
import { ASK_FORM, type NamespaceAnswer, RESERVE_FORM } from './form-notes';
import { namespaceManagePath, namespacePath, NEW_NAMESPACE_PATH } from './routes';
import { type Conflict, namespaceBodySchema, reservationBodySchema } from './schema';

const ASKED = ['slug', 'name', 'purpose', 'homepage', 'proof', 'ranges', 'note'] as const;

/** A member asks for a namespace. What was typed wrong comes back with the page. */
export async function askForNamespaceAction(form: FormData): Promise<void> {
  const actor = await signedIn(form, NEW_NAMESPACE_PATH);
  const typed = typedIn(form, ASKED);
  const spans = readSpans(typed.ranges ?? '') ?? [];
  const ranges = spans.map(({ start, end }) => ({ portStart: start, portEnd: end }));
  const body = namespaceBodySchema.safeParse({ ...typed, ranges });
  if (!body.success) return back(ASK_FORM, typed, { errors: fieldErrors(body.error) });
  const done = await transactAs(actor, (tx, who, now) => askForNamespace(tx, who, body.data, now));
  if (!done.ok) return back(ASK_FORM, typed, refusalOf(done));
  redirect(localePath(localeField(form), namespacePath(done.value.slug)));
}

const RESERVED = ['port', 'project', 'url', 'reason'] as const;

/** A member reserves a port. Where somebody else holds it, the form comes back and says who. */
export async function reservePortAction(slug: string, form: FormData): Promise<void> {
  const page = namespaceManagePath(slug);
  const actor = await signedIn(form, page);
  const transports = form.getAll('transports').map(String);
  const typed: Record<string, string> = {
    ...typedIn(form, RESERVED),
    transports: transports.join(' '),
  };
  const body = reservationBodySchema.safeParse({
    port: /^\d{1,5}$/.test(typed.port ?? '') ? Number(typed.port) : undefined,
    ...{ transports, project: typed.project, reason: typed.reason },
    ...(typed.url === '' ? {} : { url: typed.url }),
    despite: textField(form, 'despite') === 'yes',
  });
  if (!body.success) return back(RESERVE_FORM, typed, { errors: fieldErrors(body.error) });
  const done = await transactAs(actor, (tx, who, now) =>
    reservePort(tx, who, slug, body.data, now),
  );
  if (!done.ok) return back(RESERVE_FORM, typed, refusalOf(done));
  redirect(`${localePath(localeField(form), page)}?done=reserved`);
}

function typedIn(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, textField(form, name).trim()]));
}

/** What a refusal says to a form. */
function refusalOf({ code, reason, errors = [], detail }: Failure): Partial<NamespaceAnswer> {
  const { conflicts = [] } = (detail ?? {}) as { readonly conflicts?: readonly Conflict[] };
  if (errors.length > 0) return { errors };
  return { reason: code === 'rate-limited' ? 'too-many' : (reason ?? 'gone'), conflicts };
}

async function back(
  form: string,
  typed: NamespaceAnswer['typed'],
  more: Partial<NamespaceAnswer>,
): Promise<void> {
  const answer: NamespaceAnswer = { typed, errors: [], reason: null, conflicts: [], ...more };
  await keepAnswer(form, answer);
  refresh();
}

async function signedIn(form: FormData, path: string): Promise<Actor> {
  const page = localePath(localeField(form), path);
  return (
    (await currentActor()) ?? redirect(withNext(localePath(localeField(form), SIGNIN_PATH), page))
  );
}
