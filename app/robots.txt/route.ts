import { siteOrigin } from '@/lib/platform/origin';
import { bytesAnswer } from '@/lib/platform/read-answer';

/** Pages are for everybody; the API and search results are not pages, but what describes the API is. */
export function GET(request: Request): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Allow: /api/docs/',
    'Disallow: /search?',
    'Disallow: /*/search?',
    '',
    `Sitemap: ${siteOrigin()}/sitemap.xml`,
    '',
  ];
  return bytesAnswer(request, lines.join('\n'), { contentType: 'text/plain; charset=utf-8' });
}
