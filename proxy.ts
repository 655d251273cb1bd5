import { type NextRequest, NextResponse } from 'next/server';
import { halfCookieName, isSecure, sessionCookieName } from '@/lib/auth/cookies';
import { splitLocale } from '@/lib/i18n/locales';
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
  const { locale, path } = splitLocale(nextUrl.pathname);
  // The matcher takes any two letters for a language: what they are not is no page.
  if (/^\/[a-z]{2}\//.test(path)) return NextResponse.next();
  const { NEXTAUTH_URL } = loadEnv();
  const arrival = await arrivalOf(
    {
      locale,
      path,
      query: nextUrl.searchParams,
      secret: cookies.get(sessionCookieName(isSecure(NEXTAUTH_URL)))?.value,
      half: cookies.get(halfCookieName(isSecure(NEXTAUTH_URL)))?.value,
    },
    systemClock.now(),
  );
  if (arrival.type === 'page') return NextResponse.next();
  if (arrival.type === 'missing') {
    // It may be there a moment later. Rules for headers know the address that was asked for, not the one shown.
    const headers = { 'Cache-Control': 'public, max-age=0, s-maxage=1' };
    return NextResponse.rewrite(new URL(`/${locale}${arrival.shown}`, request.url), { headers });
  }
  return NextResponse.redirect(
    new URL(arrival.address, request.url),
    arrival.permanent ? 308 : 307,
  );
}

/**
 * The pages of `(member)`, and those of `(query)` that may be elsewhere. Next reads this when it builds, so it has to be
 * written out; `lib/site/pages.test.ts` compares it with the folders and says what is missing.
 */
export const config = {
  matcher: [
    '/:locale([a-z]{2})?/account',
    '/:locale([a-z]{2})?/account/email',
    '/:locale([a-z]{2})?/account/factor',
    '/:locale([a-z]{2})?/account/handle',
    '/:locale([a-z]{2})?/batches/:id',
    '/:locale([a-z]{2})?/batches/:id/moderate',
    '/:locale([a-z]{2})?/batches/new',
    '/:locale([a-z]{2})?/contributions',
    '/:locale([a-z]{2})?/edits/:id/rebase',
    '/:locale([a-z]{2})?/history/:type/:id',
    '/:locale([a-z]{2})?/moderate/:type/:id',
    '/:locale([a-z]{2})?/namespaces/:slug/manage',
    '/:locale([a-z]{2})?/namespaces/new',
    '/:locale([a-z]{2})?/notifications',
    '/:locale([a-z]{2})?/ports/:port/article/edit',
    '/:locale([a-z]{2})?/ports/:port/report',
    '/:locale([a-z]{2})?/queue',
    '/:locale([a-z]{2})?/queue/feedback',
    '/:locale([a-z]{2})?/queue/flags',
    '/:locale([a-z]{2})?/queue/guide',
    '/:locale([a-z]{2})?/queue/instance',
    '/:locale([a-z]{2})?/queue/sources',
    '/:locale([a-z]{2})?/report',
    '/:locale([a-z]{2})?/reports/:id/edit',
    '/:locale([a-z]{2})?/services/:name/edit',
    '/:locale([a-z]{2})?/signin',
    '/:locale([a-z]{2})?/signin/factor',
    '/:locale([a-z]{2})?/software/:slug/edit',
    '/:locale([a-z]{2})?/users/:handle/moderate',
  ],
};
