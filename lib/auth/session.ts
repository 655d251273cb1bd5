import { cookies } from 'next/headers';
import { cache } from 'react';
import { systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { failure, type Failure, type Result, success } from '@/lib/platform/errors';
import { isSafeMethod, originRefusal } from '@/lib/platform/same-origin';
import { noteTokenUse } from './commands/tokens';
import { isSecure, readCookies, sessionCookieName } from './cookies';
import { findActorBySession, findActorByToken } from './queries';
import type { Actor, Scope } from './types';

/** Who looks at a page or sends a form; null: nobody is signed in. Asked of the database once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  const secret = jar.get(sessionCookieName(isSecure(loadEnv().NEXTAUTH_URL)))?.value;
  return secret === undefined ? null : findActorBySession(secret, systemClock.now());
});

/**
 * Who a request of the API comes from: the bearer token where one is sent (RFC 6750, 2.1), else the session
 * cookie. Whether they may do it is another question, which comes later in the contract's order of checks:
 * see `refusalOf`.
 */
export async function authenticate(request: Request): Promise<Result<Actor, 'not-signed-in'>> {
  const header = request.headers.get('authorization');
  const actor = header === null ? await bySession(request) : await byToken(header);
  if (actor !== null) return success(actor);
  return failure('not-signed-in', { reason: header === null ? 'no-session' : 'bad-token' });
}

async function bySession(request: Request): Promise<Actor | null> {
  const secret = readCookies(request.headers.get('cookie'))[
    sessionCookieName(isSecure(loadEnv().NEXTAUTH_URL))
  ];
  return secret === undefined ? null : findActorBySession(secret, systemClock.now());
}

async function byToken(header: string): Promise<Actor | null> {
  const secret = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  const found = secret === undefined ? null : await findActorByToken(secret);
  if (found === null) return null;
  await noteTokenUse(found.tokenId, found.lastUsedAt, systemClock.now());
  return found.actor;
}

/**
 * Why the actor may not make this request at all, whatever it is about; null: nothing speaks against it. A cookie
 * must come from a page of this site, a token must have the scope (`read` to read and `write` to write where none
 * is named), and whoever writes is not suspended and has a handle.
 */
export function refusalOf(
  actor: Actor,
  request: Request,
  scope?: Scope,
): Failure<'forbidden'> | null {
  const writes = !isSafeMethod(request.method);
  const needed = scope ?? (writes ? 'write' : 'read');
  if (actor.via === 'token' && !actor.scopes.includes(needed)) {
    return failure('forbidden', { reason: 'missing-scope', detail: { scope: needed } });
  }
  if (!writes) return null;
  return (actor.via === 'session' ? originRefusal(request) : null) ?? standingRefusal(actor);
}

/** Why the actor may not write anything, in forms as in the API; null: they may. */
export function standingRefusal(actor: Actor): Failure<'forbidden'> | null {
  if (actor.suspended !== null) {
    const { since, reason } = actor.suspended;
    return failure('forbidden', {
      reason: 'suspended',
      detail: { suspension: { since: since.toISOString(), reason } },
    });
  }
  return actor.handle === null ? failure('forbidden', { reason: 'handle-needed' }) : null;
}

/** `authenticate` and `refusalOf` in one, for calls that have nothing else to check before a 403. */
export async function actorOf(
  request: Request,
  scope?: Scope,
): Promise<Result<Actor, 'not-signed-in' | 'forbidden'>> {
  const signedIn = await authenticate(request);
  if (!signedIn.ok) return signedIn;
  return refusalOf(signedIn.value, request, scope) ?? signedIn;
}
