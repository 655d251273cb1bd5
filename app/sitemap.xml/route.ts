import { siteOrigin } from '@/lib/platform/origin';
import { bytesAnswer } from '@/lib/platform/read-answer';
import { sitemapIndex } from '@/lib/site/sitemap';
import { loadSitemapPaths } from '@/lib/site/loaders';

export async function GET(request: Request): Promise<Response> {
  const paths = await loadSitemapPaths();
  return bytesAnswer(request, sitemapIndex(paths.length, siteOrigin()), {
    contentType: 'application/xml',
  });
}
