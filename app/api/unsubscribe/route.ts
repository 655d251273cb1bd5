import { isLocale, localePath } from '@/lib/i18n/locales';
import { setMailChoice } from '@/lib/notifications/commands';
import { UNSUBSCRIBE_PATH } from '@/lib/notifications/routes';
import { readUnsubscribeToken } from '@/lib/notifications/unsubscribe';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';

/** The address in the head of a letter, opened by a person: only a POST changes anything. */
export function GET(request: Request): Response {
  return seeOther(UNSUBSCRIBE_PATH + new URL(request.url).search);
}

/**
 * Ends letters, for a mail program (RFC 8058: one POST, no cookie, no questions) and for the page that a letter
 * leads to, which says so by its language. The token is the proof; the same again does no harm.
 */
export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const allowed = readUnsubscribeToken(searchParams.get('token') ?? '');
  if (allowed === null) return problemResponse(failure('not-found', { reason: 'bad-token' }));
  await setMailChoice(allowed.userId, { [allowed.topic]: false });
  const page = searchParams.get('page');
  return isLocale(page)
    ? seeOther(`${localePath(page, UNSUBSCRIBE_PATH)}?done=yes`)
    : new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
}

function seeOther(address: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: address, 'Cache-Control': 'no-store' },
  });
}
