import { type NextRequest, NextResponse } from 'next/server';
import { isSecure, sessionCookieName } from '@/lib/auth/cookies';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { arrivalOf } from '@/lib/site/arrival';

/**
 * Says with a status where a page made for its viewer leads: to the sign-in, elsewhere, or nowhere (404). The
 * page is rendered when its answer has begun (decision 11). No public page comes through here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { method, headers, cookies, nextUrl } = request;
  // Forms are answered by their actions; scripts that fetch a page's data read no status.
  const isPage = method === 'GET' || method === 'HEAD';
  if (!isPage || headers.get('sec-fetch-dest') === 'empty') return NextResponse.next();
  const [, first = ''] = nextUrl.pathname.split('/');
  const locale = isLocale(first) ? first : DEFAULT_LOCALE;
  const { NEXTAUTH_URL } = loadEnv();
  const arrival = await arrivalOf(
    {
      locale,
      path: isLocale(first) ? nextUrl.pathname.slice(first.length + 1) : nextUrl.pathname,
      query: nextUrl.searchParams,
      secret: cookies.get(sessionCookieName(isSecure(NEXTAUTH_URL)))?.value,
    },
    systemClock.now(),
  );
  if (arrival.type === 'page') return NextResponse.next();
  if (arrival.type === 'missing') {
    return NextResponse.rewrite(new URL(`/${locale}${arrival.shown}`, request.url));
  }
  return NextResponse.redirect(
    new URL(arrival.address, request.url),
    arrival.permanent ? 308 : 307,
  );
}

/** Next reads this when it builds: literals only. */
export const config = {
  matcher: [
    '/:locale(he|pl|es)?/account/:rest*',
    '/:locale(he|pl|es)?/notifications',
    '/:locale(he|pl|es)?/signin',
    '/:locale(he|pl|es)?/queue/:rest*',
    '/:locale(he|pl|es)?/ports/:port/report',
    '/:locale(he|pl|es)?/ports/:port/article/edit',
    '/:locale(he|pl|es)?/reports/:id/edit',
    '/:locale(he|pl|es)?/software/:slug/edit',
    '/:locale(he|pl|es)?/edits/:id/rebase',
    '/:locale(he|pl|es)?/users/:handle/moderate',
    '/:locale(he|pl|es)?/moderate/:type/:id',
    '/:locale(he|pl|es)?/history/:type/:id',
  ],
};
