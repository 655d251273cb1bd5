import { systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { failure } from '@/lib/platform/errors';
import { LANGUAGES, localePath, splitLocale } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { log } from '@/lib/platform/log';
import { originRefusal } from '@/lib/platform/same-origin';
import { problemResponse } from '@/lib/platform/problem';
import type { SignInContext } from './commands/adapter';
import { takeAddress } from './commands/request-link';
import { endSessionBySecret } from './commands/sessions';
import { networkHash } from './commands/sign-up';
import {
  cookieHeader,
  endedCookie,
  endedCookies,
  hintCookie,
  isSecure,
  readCookies,
  sessionCookieName,
} from './cookies';
import { readForm } from './form-body';
import { escaped } from './mail-body';
import { type AuthAnswer, type AuthCall, callNextAuth } from './next-auth-call';
import { authOptions, pathOf } from './options';
import { configuredProviders, isProviderId, type ProviderId } from './providers';
import { CONFIRM_PATH, SIGNIN_PATH } from './routes';
import { safeNext } from './rules/next-path';
import { signInErrorOf } from './rules/sign-in-error';
import { enterByFactor, toSecondStep } from './second-step';
import { arrivalPath, redirectTo, refusedPath } from './sign-in-answer';

/** Cookies of next-auth that are passed on; its CSRF token has no use here. */
const SESSION_ONLY = /^(?:__Secure-)?next-auth\.session-token=/;
/** For the way to a provider and back: what proves that it is the same browser, and where it wanted to go. */
const WITH_PROVIDER =
  /^(?:__Secure-)?next-auth\.(?:session-token|callback-url|state|pkce\.code_verifier|nonce)=/;
const CALLBACK_URL = /^(?:__Secure-)?next-auth\.callback-url=/;

/**
 * All of `/api/auth/…`: providers' buttons and callbacks, the button that uses a mailed link, signing out.
 * Nothing here signs anybody in on a GET but a provider's callback, which carries the state of this very browser.
 */
export async function handleAuth(request: Request): Promise<Response> {
  const [action = '', provider = ''] = new URL(request.url).pathname.split('/').slice(3);
  const known = `${request.method} ${action}`;
  if (known === 'GET callback' && provider === 'email') return toConfirmPage(request);
  if (known === 'GET callback' && isProviderId(provider))
    return providerCallback(request, provider);
  if (known === 'GET signin' || known === 'GET error') return redirectTo(SIGNIN_PATH);
  const isWrite = ['POST signin', 'POST callback', 'POST factor', 'POST signout'].includes(known);
  if (!isWrite) return problemResponse(failure('not-found', { reason: 'no-such-address' }));
  const refusal = originRefusal(request);
  if (refusal !== null) return problemResponse(refusal);
  const form = await readForm(request);
  if (action === 'signout') return signOut(request, form);
  if (action === 'factor') return enterByFactor(request, form);
  if (action === 'callback' && provider === 'email') return enterByLink(request, form);
  if (action === 'signin' && isProviderId(provider)) return toProvider(request, provider, form);
  return problemResponse(failure('not-found', { reason: 'no-such-address' }));
}

type Form = Readonly<Record<string, string>>;

/** Mailed links lead to a page with a button; this old-fashioned address of the same must not do more. */
function toConfirmPage(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const next = safeNext(pathOf(searchParams.get('callbackUrl'))) ?? '/';
  const query = new URLSearchParams({
    email: searchParams.get('email') ?? '',
    token: searchParams.get('token') ?? '',
    next,
  });
  return redirectTo(`${localePath(splitLocale(next).locale, CONFIRM_PATH)}?${query.toString()}`);
}

async function enterByLink(request: Request, form: Form): Promise<Response> {
  const next = safeNext(form.next) ?? '/';
  const { email = '', token = '' } = form;
  const query = { email: email.trim().toLowerCase(), token, callbackUrl: next };
  return signInWith(
    request,
    { method: 'POST', path: ['callback', 'email'], query },
    { next, cookies: SESSION_ONLY },
  );
}

async function toProvider(request: Request, provider: ProviderId, form: Form): Promise<Response> {
  const next = safeNext(form.next) ?? '/';
  const limited = await takeAddress(request.headers, systemClock.now());
  if (limited !== null) return redirectTo(refusedPath('too-many', next));
  const call = { method: 'POST', path: ['signin', provider], body: { callbackUrl: next } } as const;
  const answer = await signInWith(request, call, { next, cookies: WITH_PROVIDER });
  const location = answer.headers.get('location') ?? '/';
  if (location.startsWith('/')) return answer;
  return pageThatLeadsTo(location, provider, next, answer.headers.getSetCookie());
}

/**
 * The way to the provider is a page that leads on by itself: browsers ask the `form-action` of the page with the
 * form about every redirect that answers it, and where a provider leads on to nobody knows here (decision 19).
 */
async function pageThatLeadsTo(
  location: string,
  provider: ProviderId,
  next: string,
  cookies: readonly string[],
): Promise<Response> {
  const { locale } = splitLocale(next);
  const t = await translatorFor(locale, 'signin');
  const { name = '' } = configuredProviders().find(({ id }) => id === provider) ?? {};
  const words = escaped(t('provider', { provider: name }));
  const html = `<!doctype html>
<html lang="${locale}" dir="${LANGUAGES[locale].direction}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words}</title>
<p><a href="${escaped(location)}">${words}</a></p>
</html>`;
  const headers = new Headers({
    'Content-Type': 'text/html; charset=utf-8',
    Refresh: `0; url=${location}`,
    'Cache-Control': 'no-store',
  });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(html, { headers });
}

async function providerCallback(request: Request, provider: string): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const remembered = Object.entries(readCookies(request.headers.get('cookie'))).find(([name]) =>
    name.endsWith('next-auth.callback-url'),
  );
  const next = safeNext(pathOf(remembered?.[1] ?? null)) ?? '/';
  const answer = await signInWith(
    request,
    { method: 'GET', path: ['callback', provider], query },
    { next, cookies: WITH_PROVIDER },
  );
  return withoutCallbackUrl(answer, remembered?.[0]);
}

/** The way is done: where it was to lead need not be remembered. */
function withoutCallbackUrl(answer: Response, name: string | undefined): Response {
  const kept = answer.headers.getSetCookie().filter((cookie) => !CALLBACK_URL.test(cookie));
  const secure = isSecure(loadEnv().NEXTAUTH_URL);
  const ended = name === undefined ? [] : [cookieHeader({ ...endedCookie(secure), name })];
  return redirectTo(answer.headers.get('location') ?? '/', [...kept, ...ended]);
}

interface Way {
  readonly next: string;
  /** Which cookies of next-auth the browser is given. */
  readonly cookies: RegExp;
}

async function signInWith(
  request: Request,
  call: Omit<AuthCall, 'cookies'>,
  way: Way,
): Promise<Response> {
  const { next } = way;
  const cookies = readCookies(request.headers.get('cookie'));
  let userId: string | null = null;
  let half: string | null = null;
  const context: SignInContext = {
    locale: splitLocale(next).locale,
    agent: request.headers.get('user-agent'),
    network: networkHash(request.headers),
    now: systemClock.now(),
    onSession: (id) => {
      userId = id;
    },
    onHalf: (secret) => {
      half = secret;
    },
  };
  const answer = await callNextAuth(authOptions(context), { ...call, cookies });
  const secure = isSecure(loadEnv().NEXTAUTH_URL);
  const given = answer.setCookies.filter((cookie) => way.cookies.test(cookie));
  if (half !== null)
    return toSecondStep(
      half,
      next,
      given.filter((cookie) => !SESSION_ONLY.test(cookie)),
    );
  if (userId === null) return passOn(answer, way);
  log.info('signed-in', { by: call.path[1], account: userId });
  // Signed in anew: the session that this browser had is not left lying about.
  const former = cookies[sessionCookieName(secure)];
  if (former !== undefined) await endSessionBySecret(former);
  return redirectTo(await arrivalPath(userId, next), [...given, cookieHeader(hintCookie(secure))]);
}

/** Nobody was signed in (yet): on to the provider, or back with what went wrong. */
function passOn(answer: AuthAnswer, { next, cookies: given }: Way): Response {
  const cookies = answer.setCookies.filter((cookie) => given.test(cookie));
  const own = new URL(loadEnv().NEXTAUTH_URL).origin;
  const location = new URL(answer.location ?? '/api/auth/error', own);
  if (location.origin !== own) return redirectTo(location.href, cookies);
  const error = signInErrorOf(`${location.pathname}${location.search}`);
  return redirectTo(error === null ? next : refusedPath(error, next), cookies);
}

async function signOut(request: Request, form: Form): Promise<Response> {
  const secure = isSecure(loadEnv().NEXTAUTH_URL);
  const secret = readCookies(request.headers.get('cookie'))[sessionCookieName(secure)];
  if (secret !== undefined) await endSessionBySecret(secret);
  return redirectTo(safeNext(form.next) ?? '/', endedCookies(secure).map(cookieHeader));
}
