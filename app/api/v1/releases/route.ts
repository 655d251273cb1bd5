import { listReleases } from '@/lib/iana/queries/releases';
import { listQuery, pageOf, readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, listQuery);
  if (!query.ok) return problemResponse(query);
  const { limit, cursor } = query.value;
  const page = pageOf(await listReleases(limit, cursor), limit, ({ id }) => id);
  return readAnswer(request, { ...page, items: page.items.map(({ brief }) => brief) });
}
