import { parseUrl } from './parse-url';
import { loadEnv } from './env';
import { failure, type Failure } from './errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method only reads (RFC 9110, section 9.2.1). */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.has(method.toUpperCase());
}

/**
 * Whether a browser sent this from a page of this site: `Origin` is the site's own, by its configured
 * address or by the host that was asked; where it says nothing, `Sec-Fetch-Site` must say so.
 * Neither can be set by a script of another site (Fetch, "forbidden request-header").
 */
export function isFromOwnPages(headers: Headers, ownAddress: string): boolean {
  const origin = headers.get('origin');
  // `null` is what a browser sends that is told to keep referrers to itself (Fetch, "append a request Origin header").
  if (origin === null || origin === 'null') return headers.get('sec-fetch-site') === 'same-origin';
  const asked = parseUrl(origin);
  if (asked === null) return false;
  return asked.origin === new URL(ownAddress).origin || asked.host === headers.get('host');
}

/**
 * Whether a browser says that a page of another site sent this. A program that says nothing of where it
 * comes from is nobody's page.
 */
export function comesFromElsewhere(headers: Headers): boolean {
  const said = headers.has('origin') || headers.has('sec-fetch-site');
  return said && !isFromOwnPages(headers, loadEnv().NEXTAUTH_URL);
}

/** Refuses a write that rides on a cookie from another site's page; null where nothing is wrong. */
export function originRefusal(request: Request): Failure<'forbidden'> | null {
  if (isSafeMethod(request.method) || isFromOwnPages(request.headers, loadEnv().NEXTAUTH_URL))
    return null;
  return failure('forbidden', { reason: 'foreign-origin' });
}
