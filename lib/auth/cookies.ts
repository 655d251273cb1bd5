import { HALF_MINUTES } from './rules/factor-limits';

/** The names are next-auth's own: over https a browser keeps them from being set by anything less (RFC 6265bis, 4.1.3). */
const SESSION_COOKIE = 'next-auth.session-token';

/** Of whoever has proven their address and not their second factor yet. It opens the page that asks for it, nothing else. */
const HALF_COOKIE = 'half-signed-in';

/** Readable by scripts: asks them to look who is signed in. It proves nothing. */
export const HINT_COOKIE = 'signed-in';

/** How long a sign-in lasts at most. */
export const SESSION_DAYS = 60;

export function isSecure(ownAddress: string): boolean {
  return new URL(ownAddress).protocol === 'https:';
}

export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}${SESSION_COOKIE}`;
}

export function halfCookieName(secure: boolean): string {
  return `${secure ? '__Host-' : ''}${HALF_COOKIE}`;
}

export interface CookieToSet {
  readonly name: string;
  readonly value: string;
  readonly maxAge: number;
  readonly path: '/';
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly httpOnly: boolean;
}

/** The hint for as long as the session lasts; with `maxAge` 0 it goes. */
export function hintCookie(secure: boolean, maxAge = SESSION_DAYS * 24 * 60 * 60): CookieToSet {
  return {
    name: HINT_COOKIE,
    value: maxAge === 0 ? '' : '1',
    maxAge,
    path: '/',
    sameSite: 'lax',
    secure,
    httpOnly: false,
  };
}

/** A cookie for the server's eyes; with `maxAge` 0 (seconds) it goes. */
function secretCookie(secure: boolean, name: string, value: string, maxAge: number): CookieToSet {
  return { name, value, maxAge, path: '/', sameSite: 'lax', secure, httpOnly: true };
}

/** The session's cookie, where it is not next-auth that sets it. */
export function sessionCookie(secure: boolean, secret: string): CookieToSet {
  return secretCookie(secure, sessionCookieName(secure), secret, SESSION_DAYS * 24 * 60 * 60);
}

/** The session's cookie, to be forgotten. */
export function endedCookie(secure: boolean): CookieToSet {
  return secretCookie(secure, sessionCookieName(secure), '', 0);
}

/** The half sign-in's cookie; without a secret it goes. */
export function halfCookie(secure: boolean, secret = ''): CookieToSet {
  return secretCookie(
    secure,
    halfCookieName(secure),
    secret,
    secret === '' ? 0 : HALF_MINUTES * 60,
  );
}

/** What a browser is told when its session is over. */
export function endedCookies(secure: boolean): CookieToSet[] {
  return [endedCookie(secure), hintCookie(secure, 0)];
}

/** A cookie as a `Set-Cookie` header says it. */
export function cookieHeader({
  name,
  value,
  maxAge,
  path,
  sameSite,
  secure,
  httpOnly,
}: CookieToSet): string {
  const flags = [secure ? '; Secure' : '', httpOnly ? '; HttpOnly' : ''].join('');
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; SameSite=${sameSite === 'lax' ? 'Lax' : sameSite}${flags}`;
}

/** All cookies of a request; of a name given twice the first counts. */
export function readCookies(header: string | null): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at < 1 || Object.hasOwn(cookies, name)) continue;
    cookies[name] = decoded(part.slice(at + 1).trim());
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
