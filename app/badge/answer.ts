import { drawBadge } from '@/lib/site/badge';
import { bytesAnswer } from '@/lib/platform/read-answer';

/** Badges are fetched by other sites, again and again: they may keep one for an hour. */
const CACHE = 'public, max-age=3600, stale-while-revalidate=86400';

/** Always 200: a picture that says what is wrong is more than a broken one. */
export function badgeAnswer(
  request: Request,
  badge: Parameters<typeof drawBadge>[0],
): Response | Promise<Response> {
  return bytesAnswer(request, drawBadge(badge), {
    contentType: 'image/svg+xml; charset=utf-8',
    headers: { 'Cache-Control': CACHE },
  });
}
