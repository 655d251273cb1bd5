import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { findHalfSignIn } from './commands/half-sign-in';
import { halfCookieName, isSecure } from './cookies';
import {
  findOwnEmail,
  findPendingEmail,
  findSessionBegin,
  isLinkAlive,
  listProvidersOf,
  listSessions,
  listTokens,
} from './queries';
import { findFactor, findFactorSince } from './queries-factor';
import { HANDLE_PATH, SIGNIN_PATH, withNext } from './routes';
import { mailedTokenHash } from './options';
import { emailAddressSchema } from './rules/email-address';
import { nextFromReferer, safeNext } from './rules/next-path';
import { isFresh } from './rules/session-age';
import { currentActor } from './session';
import type { Actor, MailedLink } from './types';

/**
 * Whoever looks at a page for members. Nobody signed in: on to the sign-in, and back to `path` (without a
 * language) afterwards; no handle yet: it is chosen first. For pages only.
 */
export async function requireActor(path: string): Promise<Actor & { readonly handle: string }> {
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()]);
  const back = localePath(locale, path);
  if (actor === null) redirect(withNext(localePath(locale, SIGNIN_PATH), back));
  const { handle } = actor;
  if (handle === null) redirect(withNext(localePath(locale, HANDLE_PATH), back));
  return { ...actor, handle };
}

/** Where a sign-in goes on to: what the address names, else the page before, else the front page. */
export async function loadNext(asked: unknown): Promise<string> {
  const [head, locale] = await Promise.all([headers(), currentLocale()]);
  return (
    safeNext(asked) ??
    nextFromReferer(head.get('referer'), head.get('host')) ??
    localePath(locale, '/')
  );
}

/** All that the owner of an account sees of it; `fresh`: whether they may do what gives it away. */
export async function loadAccount(actor: Actor) {
  const now = systemClock.now();
  const [email, factorSince, sessions, tokens, providers] = await Promise.all([
    findOwnEmail(actor.id),
    findFactorSince(actor.id),
    listSessions(actor.id, now),
    listTokens(actor.id),
    listProvidersOf(actor.id),
  ]);
  const own = sessions.find(({ id }) => id === actor.sessionId);
  const fresh = own !== undefined && isFresh(own.since, now);
  return { email, factorSince, sessions, tokens, providers, fresh };
}

/** The same of its second factor. */
export async function loadFactor(actor: Actor) {
  const now = systemClock.now();
  const [factor, begun] = await Promise.all([
    findFactor(actor.id, now),
    findSessionBegin(actor.sessionId),
  ]);
  return { ...factor, fresh: begun !== null && isFresh(begun, now) };
}

/** Whether this browser has proven an address and now owes the second factor. */
export async function loadHalfSignIn(): Promise<boolean> {
  const name = halfCookieName(isSecure(loadEnv().NEXTAUTH_URL));
  const secret = (await cookies()).get(name)?.value;
  return secret !== undefined && (await findHalfSignIn(secret, systemClock.now())) !== null;
}

/** The sign-in link that an address holds; null where it is used, too old or never was one. Uses nothing up. */
export async function loadMailedLink(
  query: Readonly<Record<string, unknown>>,
): Promise<MailedLink | null> {
  const email = emailAddressSchema.safeParse(query.email);
  const { token } = query;
  if (!email.success || typeof token !== 'string') return null;
  const alive = await isLinkAlive(email.data, mailedTokenHash(token), systemClock.now());
  if (!alive) return null;
  return {
    email: email.data,
    token,
    next: safeNext(query.next) ?? localePath(await currentLocale(), '/'),
  };
}

/** The address that a link for changing it would bring; null where the link is no good for this account. */
export async function loadPendingEmail(actor: Actor, token: unknown): Promise<string | null> {
  return typeof token === 'string' ? findPendingEmail(actor.id, token, systemClock.now()) : null;
}
