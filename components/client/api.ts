import type { FailureCode, FieldError } from '@/lib/platform/errors';

/** Why a call of the API came to nothing. Its words are for programmers; a page says it in its own. */
export interface Problem {
  /**
   * The HTTP status. 0: no clear answer came (no network, an answer that broke off, or a server that failed
   * without a problem document). Then nobody knows whether the call was carried out.
   */
  readonly status: number;
  /** `lost` goes with status 0; `unknown` is a refusal without a problem document. */
  readonly code: FailureCode | 'lost' | 'unknown';
  /** The server's own word for why, a key of the catalogues; null where it gave none. */
  readonly reason: string | null;
  /** The wrong fields, with status 422. */
  readonly errors: readonly FieldError[];
  /** Seconds until it may be tried again; null where the server did not say. */
  readonly retryAfter: number | null;
  /** All members of the problem document, such as both versions of a stale write. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly status: number }
  | { readonly ok: false; readonly problem: Problem };

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ApiOptions<Value> {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Ends the call; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** It goes out also when the page is left at that moment. */
  readonly keepalive?: boolean;
  /** Carries the call out once, however often it is sent; the form or button that sends it keeps this. */
  readonly idempotent?: IdempotencyKey;
  /** Proves the answer, such as a zod schema; one that it refuses throws. */
  readonly schema?: { readonly parse: (answer: unknown) => Value };
}

/**
 * The `Idempotency-Key` of one form or button. A call that is repeated unchanged goes out under the same key
 * until a clear answer has come, so that a second click and a retry after a lost answer are one write.
 */
export class IdempotencyKey {
  private sent: { readonly call: string; readonly key: string } | null = null;

  /** The key to send `call` with (method, address and body). */
  keyFor(call: string): string {
    if (this.sent?.call !== call) this.sent = { call, key: crypto.randomUUID() };
    return this.sent.key;
  }

  /** A clear answer came: whatever is sent next is a new write. */
  answered(): void {
    this.sent = null;
  }
}

/**
 * Calls the API of this site. Throws only where the caller ended the call or `schema` refuses the answer;
 * whatever else goes wrong is a problem. Answers of GET are never taken from the browser's cache.
 */
export async function api<Value>(
  method: ApiMethod,
  path: string,
  options: ApiOptions<Value> = {},
): Promise<ApiResult<Value>> {
  const { body, signal, idempotent, schema, keepalive = false } = options;
  const text = body === undefined ? null : JSON.stringify(body);
  const headers = new Headers({ Accept: 'application/json' });
  if (text !== null) headers.set('Content-Type', 'application/json');
  if (idempotent !== undefined) {
    headers.set('Idempotency-Key', idempotent.keyFor(`${method} ${path} ${text ?? ''}`));
  }
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: text,
      cache: method === 'GET' ? 'no-store' : 'default',
      signal: signal ?? null,
      keepalive,
    });
    answer = await readJson(response);
  } catch {
    signal?.throwIfAborted();
    return { ok: false, problem: problemOf(0, null, null) };
  }
  const { ok, status } = response;
  if (!ok || answer === undefined) {
    const problem = problemOf(ok ? 0 : status, answer, response.headers.get('retry-after'));
    if (problem.status < 500 && problem.status !== 0) idempotent?.answered();
    return { ok: false, problem };
  }
  idempotent?.answered();
  return {
    ok: true,
    status,
    value: schema === undefined ? (answer as Value) : schema.parse(answer),
  };
}

/** The body as JSON, undefined where it is none. Throws where it breaks off. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Reads a problem document (RFC 9457); `retryAfter` is the header, in seconds. Exported for its test. */
export function problemOf(status: number, answer: unknown, retryAfter: string | null): Problem {
  const detail =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const told = typeof detail.code === 'string';
  const lost = status === 0 || (status >= 500 && !told);
  const seconds = Number(retryAfter ?? Number.NaN);
  return {
    status: lost ? 0 : status,
    code: lost ? 'lost' : told ? (detail.code as FailureCode) : 'unknown',
    reason: typeof detail.reason === 'string' ? detail.reason : null,
    errors: Array.isArray(detail.errors) ? (detail.errors as FieldError[]) : [],
    retryAfter: seconds > 0 ? seconds : null,
    detail,
  };
}

/** A problem as an error, for what has to throw. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(`the API answered ${problem.status} ${problem.code}`);
  }
}

/** `api` for react-query: the answer itself, or an `ApiError` thrown. */
export async function request<Value>(
  method: ApiMethod,
  path: string,
  options?: ApiOptions<Value>,
): Promise<Value> {
  const result = await api(method, path, options);
  if (!result.ok) throw new ApiError(result.problem);
  return result.value;
}
