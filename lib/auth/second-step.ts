import { localePath, splitLocale } from '@/lib/i18n/locales';
import { systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { completeSignIn } from './commands/half-sign-in';
import { endSessionBySecret } from './commands/sessions';
import {
  cookieHeader,
  halfCookie,
  halfCookieName,
  hintCookie,
  isSecure,
  readCookies,
  sessionCookie,
  sessionCookieName,
} from './cookies';
import { tellOwner } from './mails-factor';
import { FACTOR_PATH, SECOND_STEP_PATH } from './routes';
import { safeNext } from './rules/next-path';
import { SECOND_STEP_ERRORS } from './rules/sign-in-error';
import { arrivalPath, redirectTo, refusedPath } from './sign-in-answer';

/** To the page that asks for the second factor, with the cookie that opens it. */
export function toSecondStep(secret: string, next: string, cookies: readonly string[]): Response {
  const half = cookieHeader(halfCookie(isSecure(loadEnv().NEXTAUTH_URL), secret));
  return redirectTo(secondStepPath(next), [...cookies, half]);
}

/**
 * The form that gives the second factor: the half sign-in becomes a session with a secret of its own. The owner
 * hears of a recovery code that was used, and is led to where a lost app is replaced.
 */
export async function enterByFactor(
  request: Request,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  const secure = isSecure(loadEnv().NEXTAUTH_URL);
  const next = safeNext(form.next) ?? '/';
  const cookies = readCookies(request.headers.get('cookie'));
  const done = await completeSignIn(
    cookies[halfCookieName(secure)] ?? '',
    form.code ?? '',
    request.headers.get('user-agent'),
    systemClock.now(),
  );
  if (!done.ok) {
    if (done.code === 'not-found') return redirectTo(refusedPath('late', next));
    const error = done.code === 'rate-limited' ? 'tries' : 'code';
    log.warn('sign-in-refused', { reason: `second-factor-${error}` });
    return redirectTo(secondStepPath(next, error));
  }
  const { userId, session, codesLeft } = done.value;
  const by = codesLeft === null ? 'second-factor' : 'recovery-code';
  log.info('signed-in', { by, account: userId });
  const former = cookies[sessionCookieName(secure)];
  if (former !== undefined) await endSessionBySecret(former);
  const given = [sessionCookie(secure, session), hintCookie(secure), halfCookie(secure)];
  if (codesLeft === null)
    return redirectTo(await arrivalPath(userId, next), given.map(cookieHeader));
  await tellOwner(userId, 'recovery', { left: codesLeft });
  const to = `${localePath(splitLocale(next).locale, FACTOR_PATH)}?done=recovery`;
  return redirectTo(await arrivalPath(userId, to), given.map(cookieHeader));
}

function secondStepPath(next: string, error?: (typeof SECOND_STEP_ERRORS)[number]): string {
  const query = new URLSearchParams({ ...(error && { error }), next });
  return `${localePath(splitLocale(next).locale, SECOND_STEP_PATH)}?${query.toString()}`;
}
