import { cookies } from 'next/headers';
import { cache } from 'react';
import { systemClock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { loadEnv } from '@/lib/platform/env';
import { failure, type Failure, type Result, success } from '@/lib/platform/errors';
import { isSafeMethod, originRefusal } from '@/lib/platform/same-origin';
import { transact } from '@/lib/platform/transact';
import { TRUST } from '@/lib/levels/levels';
import { putOffEnd } from './commands/sessions';
import { noteTokenUse } from './commands/tokens';
import { isSecure, readCookies, sessionCookieName } from './cookies';
import { type ActorNow, findActorByToken, findSession, lockActor } from './queries';
import { laterEnd } from './rules/session-age';
import type { Actor, Scope } from './types';

/** Who looks at a page or sends a form; null: nobody is signed in. Asked of the database once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  const secret = jar.get(sessionCookieName(isSecure(loadEnv().NEXTAUTH_URL)))?.value;
  return secret === undefined ? null : bySecret(secret);
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
  return secret === undefined ? null : bySecret(secret);
}

/** A session in use ends later: once a day that is written down. */
async function bySecret(secret: string): Promise<Actor | null> {
  const now = systemClock.now();
  const found = await findSession(secret, now);
  if (found === null) return null;
  const { actor, begun, expires } = found;
  const later = laterEnd(begun, expires, now);
  if (later !== null && actor.sessionId !== null) await putOffEnd(actor.sessionId, later);
  return actor;
}

async function byToken(header: string): Promise<Actor | null> {
  const secret = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  const now = systemClock.now();
  const found = secret === undefined ? null : await findActorByToken(secret, now);
  if (found === null) return null;
  await noteTokenUse(found.tokenId, found.lastUsedAt, now);
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
  const unscoped = scopeRefusal(actor, scope ?? (writes ? 'write' : 'read'));
  if (unscoped !== null || !writes) return unscoped;
  return (actor.via === 'session' ? originRefusal(request) : null) ?? standingRefusal(actor);
}

function scopeRefusal(actor: Actor, scope: Scope): Failure<'forbidden'> | null {
  if (actor.scopes.includes(scope)) return null;
  return failure('forbidden', { reason: 'missing-scope', detail: { scope } });
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

/** What a write asks of whoever acts, besides that they are signed in. */
export interface WriteDemand {
  /** Of a token; `write` where none is named. */
  readonly scope?: Scope | undefined;
  /** Whether a suspended account, or one without a handle, may do it: an appeal, the account's own forms. */
  readonly evenSuspended?: boolean | undefined;
  /** How long the transaction may take, in milliseconds, where that is longer than usual. */
  readonly timeout?: number;
}

/**
 * Whoever acts, read again under lock in the transaction that acts, and the time at that moment: a body can come
 * minutes after its head, and who sends it may have been suspended or signed out since. Every write goes through
 * this (decision 16). Fails with `not-signed-in` (the session has ended, the token was revoked) and `forbidden`.
 */
export async function readActorForWrite(
  tx: Tx,
  seen: Actor,
  { scope = 'write', evenSuspended = false }: WriteDemand = {},
): Promise<Result<ActorNow, 'not-signed-in' | 'forbidden'>> {
  const found = await lockActor(tx, seen);
  if (found === null)
    return failure('not-signed-in', { reason: seen.via === 'token' ? 'bad-token' : 'no-session' });
  const { actor, now } = found;
  const refusal = scopeRefusal(actor, scope) ?? (evenSuspended ? null : standingRefusal(actor));
  return refusal ?? success({ actor: withinScopes(actor), now });
}

/** A token acts as a moderator only where it was made for that: else its verdicts are a reviewer's. */
export function withinScopes(actor: Actor): Actor {
  if (actor.scopes.includes('moderate') || actor.trust <= TRUST.reviewer) return actor;
  return { ...actor, trust: TRUST.reviewer };
}

/**
 * A refusal as the API says it: to whom only a second factor is missing, that it is missing. Their level is a
 * reviewer's until then, so policies refuse them as they refuse reviewers.
 */
export function withFactorReason<Value>(actor: Actor | null, result: Result<Value>): Result<Value> {
  if (result.ok || result.reason !== 'needs-moderator' || actor?.lacksFactor !== true)
    return result;
  return failure('forbidden', { reason: 'needs-second-factor' });
}

/** A command of whoever acts, in a transaction that reads them again first. */
export type ActingWork<Value> = (
  tx: Tx,
  actor: Actor,
  now: Date,
) => Promise<Result<Value>> | Result<Value>;

/** Runs a form's command in one transaction, as `readActorForWrite` allows. */
export function transactAs<Value>(
  seen: Actor,
  work: ActingWork<Value>,
  { timeout, ...demand }: WriteDemand = {},
): Promise<Result<Value>> {
  return transact(
    async (tx) => {
      const acting = await readActorForWrite(tx, seen, demand);
      return acting.ok ? work(tx, acting.value.actor, acting.value.now) : acting;
    },
    timeout === undefined ? {} : { timeout },
  );
}
