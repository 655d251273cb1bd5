import { parseUrl } from '../parse-url';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure, type Failure } from '../errors';
import { problemOf } from '../problem';
import { comesFromElsewhere } from '../same-origin';

/** Which methods an address of the API takes, as `Allow` says it; null: nothing is at that address. */
export type AllowedAt = (url: string) => Promise<string | null>;

const API_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** A page is read, and its forms are sent to it. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** What Next adds to all that it answers (next.config.js). */
const GUARDS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/** Below it only the pages that describe the API are pages. */
export function isApi(url: string): boolean {
  return /^\/api\/(?!docs\/)/.test(url);
}

/**
 * The address within this site. A client may name the whole of it (RFC 9112, 3.2.2), whose host is not believed.
 * Null where it is none.
 */
export function pathOf(url: string): string | null {
  if (url.startsWith('/')) return url;
  const whole = /^https?:\/\//i.test(url) ? parseUrl(url) : null;
  return whole === null ? null : `${whole.pathname}${whole.search}`;
}

/** Answers what no page and no call is asked about; true where that is done. */
export async function answerForMethod(
  request: IncomingMessage,
  response: ServerResponse,
  allowedAt: AllowedAt,
): Promise<boolean> {
  const { method = 'GET', url = '/', rawHeaders } = request;
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  // RFC 9112, 3.2.
  if (hosts.length > 1) return done(response, 400);
  if (url === '*' && method === 'OPTIONS')
    return done(response, 204, { Allow: API_METHODS.join(', ') });
  const path = pathOf(url);
  if (path === null) return done(response, 400);
  request.url = path;
  if (isApi(path)) {
    if (API_METHODS.includes(method)) return false;
    await refuseMethod(response, path, allowedAt);
    return true;
  }
  const Allow = PAGE_METHODS.join(', ');
  if (method === 'OPTIONS') return done(response, 204, { Allow });
  if (!PAGE_METHODS.includes(method)) return send(response, failure('wrong-method'), { Allow });
  if (method === 'POST' && comesFromElsewhere(headersOf(request)))
    return send(response, failure('forbidden', { reason: 'foreign-origin' }));
  return false;
}

/** Says which methods the address takes instead (RFC 9110, 15.5.6). */
export async function refuseMethod(
  response: ServerResponse,
  url: string,
  allowedAt: AllowedAt,
): Promise<void> {
  const allowed = await allowedAt(url);
  if (allowed === null) send(response, failure('not-found', { reason: 'no-such-address' }));
  else send(response, failure('wrong-method'), { Allow: allowed });
}

function done(response: ServerResponse, status: number, headers = {}): true {
  response.writeHead(status, headers).end();
  return true;
}

function send(response: ServerResponse, said: Failure, more: Record<string, string> = {}): true {
  const { status, headers, body } = problemOf(said);
  response.writeHead(status, { ...Object.fromEntries(headers), ...GUARDS, ...more }).end(body);
  return true;
}

function headersOf({ headers }: IncomingMessage): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  );
}
