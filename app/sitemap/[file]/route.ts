import { failure } from '@/lib/platform/errors';
import { siteOrigin } from '@/lib/platform/origin';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer } from '@/lib/platform/read-answer';
import { parseSitemapFile, sitemapOf } from '@/lib/site/sitemap';
import { loadSitemapPaths } from '@/lib/site/loaders';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const file = parseSitemapFile((await params).file);
  const text = file === null ? null : sitemapOf(await loadSitemapPaths(), file, siteOrigin());
  if (text === null) return problemResponse(failure('not-found', { reason: 'no-such-address' }));
  return bytesAnswer(request, text, { contentType: 'application/xml' });
}
