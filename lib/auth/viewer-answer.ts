import { loadEnv } from '@/lib/platform/env';
import { problemResponse } from '@/lib/platform/problem';
import { limitsOf } from '@/lib/trust/rules/limits';
import { cookieHeader, HINT_COOKIE, hintCookie, isSecure, readCookies } from './cookies';
import type { Actor, Viewer } from './types';
import { actorOf } from './session';

/**
 * `GET /me`. A browser whose hint says that somebody is signed in although nobody is (the session was ended
 * elsewhere) is told to forget the hint, so that it does not ask again. What this domain does not know of
 * the viewer, `countUnread` tells.
 */
export async function viewerAnswer(
  request: Request,
  countUnread: (actor: Actor) => Promise<number>,
): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor.ok) {
    const answer = problemResponse(actor);
    const hinted = Object.hasOwn(readCookies(request.headers.get('cookie')), HINT_COOKIE);
    if (actor.code === 'not-signed-in' && hinted) {
      answer.headers.append(
        'Set-Cookie',
        cookieHeader(hintCookie(isSecure(loadEnv().NEXTAUTH_URL), 0)),
      );
    }
    return answer;
  }
  const { handle, trust, role } = actor.value;
  const unread = await countUnread(actor.value);
  const viewer: Viewer = { handle, trust, role, limits: limitsOf(trust), unread };
  return Response.json(viewer, { headers: { 'Cache-Control': 'private, no-store' } });
}
