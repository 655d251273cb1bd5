import { drawSite } from '@/app/og/draw';
import { bytesAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const headers = { 'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400' };
  return bytesAnswer(request, await drawSite(), { contentType: 'image/png', headers });
}
