import { changesFeed } from '@/lib/edits/feeds';
import { changesQuery } from '@/lib/edits/list-schema';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, changesQuery);
  if (!query.ok) return problemResponse(query);
  const contentType = 'application/atom+xml; charset=utf-8';
  return bytesAnswer(request, await changesFeed(query.value, new URL(request.url).search), {
    contentType,
  });
}
