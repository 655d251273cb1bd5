import { logQuery } from '@/lib/audit/schema';
import { logFeed } from '@/lib/edits/feeds';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, logQuery);
  if (!query.ok) return problemResponse(query);
  const contentType = 'application/atom+xml; charset=utf-8';
  return bytesAnswer(request, await logFeed(query.value, new URL(request.url).search), {
    contentType,
  });
}
