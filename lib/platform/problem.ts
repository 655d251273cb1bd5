import type { Failure, FailureCode } from './errors';

/** Statuses of the contract, each with the title RFC 9457 asks for (English: it is for programmers). */
export const PROBLEMS: Readonly<
  Record<FailureCode, { readonly status: number; readonly title: string }>
> = {
  'wrong-method': { status: 405, title: 'This address does not take that method' },
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'too-large': { status: 413, title: 'The body is larger than 256 kB' },
  'wrong-type': { status: 415, title: 'The body is not of the type this address takes' },
  'not-json': { status: 400, title: 'The body is not JSON' },
  invalid: { status: 422, title: 'A field is wrong' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  forbidden: { status: 403, title: 'Not allowed' },
  stale: { status: 409, title: 'Somebody else changed it meanwhile' },
  duplicate: { status: 409, title: 'It is there already' },
  'rate-limited': { status: 429, title: 'Too many at once' },
  unavailable: { status: 503, title: 'Not available just now' },
};

/** A failure as RFC 9457 `application/problem+json`. Readable from any site, kept by nobody. */
export function problemResponse(failure: Failure): Response {
  const { status, headers, body } = problemOf(failure);
  return new Response(body, { status, headers });
}

/** The same, for whoever has no `Response` to give. */
export function problemOf(failure: Failure): { status: number; headers: Headers; body: string } {
  const { status, title } = PROBLEMS[failure.code];
  const { code, reason, errors, detail, retryAfter } = failure;
  const extra = typeof detail === 'object' && detail !== null ? detail : {};
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
  });
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer');
  // The problem's own members come last: a detail never passes for one of them.
  const body = { ...extra, type: 'about:blank', title, status, code, reason, errors };
  return { status, headers, body: JSON.stringify(body) };
}
