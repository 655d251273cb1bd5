import { z } from 'zod';
import type { ActorNow } from '@/lib/auth/queries';
import {
  authenticate,
  readActorForWrite,
  refusalOf,
  withFactorReason,
  type WriteDemand,
} from '@/lib/auth/session';
import type { Actor, Scope } from '@/lib/auth/types';
import { systemClock } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import {
  failure,
  type Failure,
  type FailureCode,
  type Result,
  success,
} from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer } from '@/lib/platform/read-answer';
import { isOverloaded, transact } from '@/lib/platform/transact';
import { readBody } from './body';
import {
  claimKey,
  keepAnswer,
  type KeptAnswer,
  keepRefusal,
  type RequestKey,
  requestKey,
} from './idempotency';

/** What Next hands a route handler besides the request. */
export interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | string[]>>>;
}
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** One call that writes, once everything about it is proven: `actor` and `now` as the transaction found them. */
export interface Call<Params, Body> extends ActorNow {
  readonly params: Params;
  readonly body: Body;
}

export interface WriteRoute<Params extends z.ZodType, Body extends z.ZodType, Answer> {
  /** Of the address; what they refuse is not found. */
  readonly params?: Params;
  /** None for a call without a body. */
  readonly body?: Body;
  /** The body may be left out. */
  readonly bodyOptional?: boolean;
  readonly status?: number;
  readonly scope?: Scope;
  /** Whether a suspended account may do it: an appeal. */
  readonly evenSuspended?: boolean;
  /** Whether there is such a thing at all, where a 404 must come before the 403 of one who may not write. */
  exists?(tx: Tx, params: z.output<Params>): Promise<boolean>;
  run(tx: Tx, call: Call<z.output<Params>, z.output<Body>>): Promise<Result<Answer>>;
}

const NOTHING = z.unknown();

/**
 * A route that writes: checks in the contract's order (401, 413, 415, 400, 422, 404, 403, 409), then
 * whoever acts again under lock and `run` in one transaction that leaves nothing behind where it fails. A repeated `Idempotency-Key` is
 * answered as the first time.
 */
export function writeRoute<
  Answer,
  Params extends z.ZodType = typeof NOTHING,
  Body extends z.ZodType = typeof NOTHING,
>(route: WriteRoute<Params, Body, Answer>): RouteHandler {
  return async (request, context) => {
    try {
      return await answerWrite(route, request, context);
    } catch (error) {
      return answerThrown(error, request);
    }
  };
}

async function answerWrite<Answer, Params extends z.ZodType, Body extends z.ZodType>(
  route: WriteRoute<Params, Body, Answer>,
  request: Request,
  context: RouteContext,
): Promise<Response> {
  const signedIn = await authenticate(request);
  if (!signedIn.ok) return problemResponse(signedIn);
  const seen = signedIn.value;
  const body =
    route.body === undefined
      ? null
      : await readBody(request, route.body, route.bodyOptional ?? false);
  if (body?.ok === false) return problemResponse(body);
  const key = request.method === 'POST' ? requestKey(request, seen.id, body?.value ?? null) : null;
  if (key !== null && 'ok' in key) return problemResponse(key);
  const params = (route.params ?? NOTHING).safeParse(await context.params);
  if (!params.success) return problemResponse(failure('not-found', { reason: 'no-such-address' }));
  const standing = route.evenSuspended === true ? { ...seen, suspended: null } : seen;
  const refusal = refusalOf(standing, request, route.scope);
  if (refusal !== null) {
    const there = (await route.exists?.(db(), params.data as z.output<Params>)) ?? true;
    return problemResponse(there ? refusal : failure('not-found'));
  }
  const given = {
    params: params.data as z.output<Params>,
    body: body?.value as z.output<Body>,
  };
  const answered = await once(key, seen, route, async (tx, acting) => {
    const result = withFactorReason(acting.actor, await route.run(tx, { ...given, ...acting }));
    if (!result.ok) return result;
    return success({ status: route.status ?? 200, body: JSON.stringify(result.value) });
  });
  return answered.ok ? writeAnswer(answered.value) : problemResponse(answered);
}

/** Refusals that the state of things decides: a repetition is answered the same. */
const KEPT_REFUSALS: readonly FailureCode[] = ['not-found', 'forbidden', 'stale', 'duplicate'];

/**
 * Runs a write as whoever acts is at that moment, which may be minutes after the request began, or gives the
 * answer of the same request before.
 */
async function once(
  key: RequestKey | null,
  seen: Actor,
  demand: WriteDemand,
  run: (tx: Tx, acting: ActorNow) => Promise<Result<KeptAnswer>>,
): Promise<Result<KeptAnswer>> {
  /** When the write ran; null where whoever asked for it may not write at all, which no key remembers. */
  let ranAt: Date | null = null;
  const result = await transact(async (tx) => {
    ranAt = null;
    const acting = await readActorForWrite(tx, seen, demand);
    if (!acting.ok) return acting;
    ranAt = acting.value.now;
    if (key === null) return run(tx, acting.value);
    const before = await claimKey(tx, key, ranAt);
    if (before !== null) return 'ok' in before ? before : success(before);
    const fresh = await run(tx, acting.value);
    if (fresh.ok) await keepAnswer(tx, key, fresh.value);
    return fresh;
  });
  if (key !== null && ranAt !== null && !result.ok && KEPT_REFUSALS.includes(result.code)) {
    const problem = problemResponse(result);
    await keepRefusal(key, { status: problem.status, body: await problem.text() }, ranAt);
  }
  return result;
}

function writeAnswer({ status, body }: KeptAnswer): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
  };
  return new Response(body, { status, headers });
}

/** No raw message reaches a client; it stands in the server's log. */
export function answerThrown(error: unknown, request: Request): Response {
  log.error('api-call-failed', error, {
    method: request.method,
    path: new URL(request.url).pathname,
  });
  return problemResponse(
    failure(
      'unavailable',
      isOverloaded(error) ? { reason: 'busy', retryAfter: 1 } : { reason: 'error' },
    ),
  );
}

/** One call that reads what depends on who asks. */
export interface ViewCall<Params> {
  readonly viewer: Actor | null;
  readonly params: Params;
  readonly now: Date;
  readonly request: Request;
}

export interface ViewRoute<Params extends z.ZodType, Answer> {
  readonly params?: Params;
  /** Nobody signed in is a 401. */
  readonly signedIn?: boolean;
  read(call: ViewCall<z.output<Params>>): Promise<Result<Answer>>;
}

/** The answer depends on who asks: caches must not hand one's to another. */
const VARY = { Vary: 'Cookie, Authorization' } as const;

/** A route that reads for its viewer. Without one the answer is everybody's and may be kept; with one it is not. */
export function viewRoute<Answer, Params extends z.ZodType = typeof NOTHING>(
  route: ViewRoute<Params, Answer>,
): RouteHandler {
  return async (request, context) => {
    try {
      const viewer = await viewerOf(request, route.signedIn ?? false);
      if (!viewer.ok) return problemResponse(viewer);
      const params = (route.params ?? NOTHING).safeParse(await context.params);
      if (!params.success)
        return problemResponse(failure('not-found', { reason: 'no-such-address' }));
      const call = {
        viewer: viewer.value,
        params: params.data as z.output<Params>,
        now: systemClock.now(),
        request,
      };
      const result = withFactorReason(viewer.value, await route.read(call));
      if (!result.ok) return problemResponse(result);
      const headers =
        viewer.value === null ? VARY : { ...VARY, 'Cache-Control': 'private, no-store' };
      const contentType = 'application/json; charset=utf-8';
      return bytesAnswer(request, JSON.stringify(result.value), { contentType, headers });
    } catch (error) {
      return answerThrown(error, request);
    }
  };
}

/** Who asks: a bad token is told so, an ended session is nobody. */
async function viewerOf(request: Request, needed: boolean): Promise<Result<Actor | null>> {
  const byToken = request.headers.has('authorization');
  if (!needed && !byToken && !request.headers.has('cookie')) return { ok: true, value: null };
  const signedIn = await authenticate(request);
  if (signedIn.ok) return (refusalOf(signedIn.value, request) as Failure | null) ?? signedIn;
  return needed || byToken ? signedIn : { ok: true, value: null };
}
