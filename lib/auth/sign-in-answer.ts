import { localePath, splitLocale } from '@/lib/i18n/locales';
import { log } from '@/lib/platform/log';
import { findArrival } from './queries';
import { ACCOUNT_PATH, HANDLE_PATH, SIGNIN_PATH, withNext } from './routes';
import type { SignInError } from './rules/sign-in-error';

/** See Other: a form's answer is fetched, never sent again (RFC 9110, 15.4.4). */
export function redirectTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Where a sign-in leads. A suspended account is told so first: its sessions ended without a word. */
export async function arrivalPath(userId: string, next: string): Promise<string> {
  const { handle, suspended } = await findArrival(userId);
  if (handle === null) return withNext(localePath(splitLocale(next).locale, HANDLE_PATH), next);
  return suspended ? localePath(splitLocale(next).locale, ACCOUNT_PATH) : next;
}

/** The sign-in, saying what went wrong. */
export function refusedPath(error: SignInError, next: string): string {
  log.warn('sign-in-refused', { reason: error });
  const query = new URLSearchParams({ error, next });
  return `${localePath(splitLocale(next).locale, SIGNIN_PATH)}?${query.toString()}`;
}
