import { z } from 'zod';
import { authenticate, refusalOf } from '@/lib/auth/session';
import type { Actor, Scope } from '@/lib/auth/types';
import { systemClock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { failure, type Failure, type FailureCode, type Result } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer } from '@/lib/platform/read-answer';
import { type Sql, sql } from '@/lib/platform/sql';
import { isOverloaded, transact, transactSql } from '@/lib/platform/transact';
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

/** One call that writes, once everything about it is proven. */
export interface Call<Params, Body> {
  readonly actor: Actor;
  readonly params: Params;
  readonly body: Body;
  readonly now: Date;
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
  exists?(sql: Sql, params: z.output<Params>): Promise<boolean>;
  run(call: Call<z.output<Params>, z.output<Body>>): Work<Answer>;
}

/** What a call does, and which kind of transaction it needs for that. */
export type Work<Answer> =
  | { readonly inTx: (tx: Tx) => Promise<Result<Answer>> }
  /** For what is done often: commands that speak SQL themselves cost a fraction of the time. */
  | { readonly inSql: (sql: Sql) => Promise<Result<Answer>> };

const NOTHING = z.unknown();

/**
 * A route that writes: checks in the contract's order (401, 413, 415, 400, 422, 404, 403, 409), then
 * `run` in one transaction that leaves nothing behind where it fails. A repeated `Idempotency-Key` is
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
  const now = systemClock.now();
  const signedIn = await authenticate(request);
  if (!signedIn.ok) return problemResponse(signedIn);
  const actor = signedIn.value;
  const body =
    route.body === undefined
      ? null
      : await readBody(request, route.body, route.bodyOptional ?? false);
  if (body?.ok === false) return problemResponse(body);
  const key = request.method === 'POST' ? requestKey(request, actor.id, body?.value ?? null) : null;
  if (key !== null && 'ok' in key) return problemResponse(key);
  const params = (route.params ?? NOTHING).safeParse(await context.params);
  if (!params.success) return problemResponse(failure('not-found', { reason: 'no-such-address' }));
  const standing = route.evenSuspended === true ? { ...actor, suspended: null } : actor;
  const refusal = refusalOf(standing, request, route.scope);
  if (refusal !== null) {
    const there = (await route.exists?.(sql(), params.data as z.output<Params>)) ?? true;
    return problemResponse(there ? refusal : failure('not-found'));
  }
  const work = route.run({
    actor,
    params: params.data as z.output<Params>,
    body: body?.value as z.output<Body>,
    now,
  });
  const status = route.status ?? 200;
  const answered =
    'inSql' in work
      ? await once<Sql>(transactSql, key, now, kept(status, work.inSql))
      : await once<Tx>(transact, key, now, kept(status, work.inTx));
  return answered.ok ? writeAnswer(answered.value) : problemResponse(answered);
}

type Running<Client> = (client: Client) => Promise<Result<KeptAnswer>>;

function kept<Client, Answer>(
  status: number,
  work: (client: Client) => Promise<Result<Answer>>,
): Running<Client> {
  return async (client) => {
    const result = await work(client);
    return result.ok ? { ok: true, value: { status, body: JSON.stringify(result.value) } } : result;
  };
}

/** Refusals that the state of things decides: a repetition is answered the same. */
const KEPT_REFUSALS: readonly FailureCode[] = ['not-found', 'forbidden', 'stale', 'duplicate'];

/** Runs a write, or gives the answer of the same request before. */
async function once<Client extends Sql>(
  within: (work: Running<Client>) => Promise<Result<KeptAnswer>>,
  key: RequestKey | null,
  now: Date,
  run: Running<Client>,
): Promise<Result<KeptAnswer>> {
  if (key === null) return within(run);
  const result = await within(async (client) => {
    const before = await claimKey(client, key, now);
    if (before !== null) return 'ok' in before ? before : { ok: true, value: before };
    const fresh = await run(client);
    if (fresh.ok) await keepAnswer(client, key, fresh.value);
    return fresh;
  });
  if (!result.ok && KEPT_REFUSALS.includes(result.code)) {
    const problem = problemResponse(result);
    await keepRefusal(key, { status: problem.status, body: await problem.text() }, now);
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
function answerThrown(error: unknown, request: Request): Response {
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
      const result = await route.read(call);
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
