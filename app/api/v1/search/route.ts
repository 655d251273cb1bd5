import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';
import { search } from '@/lib/search/queries';
import { searchQuerySchema } from '@/lib/search/schema';
import { softwarePath } from '@/lib/software/routes';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, searchQuerySchema);
  return query.ok
    ? readAnswer(request, { items: await search(query.value, softwarePath) })
    : problemResponse(query);
}
