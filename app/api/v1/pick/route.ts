import { apiAnswer } from '@/lib/pick/answer';
import { loadPickTable } from '@/lib/pick/loaders';
import { pickPorts } from '@/lib/pick/rules/pick';
import { askOf, pickQuery } from '@/lib/pick/schema';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, pickQuery);
  if (!query.ok) return problemResponse(query);
  const answer = pickPorts(await loadPickTable(), askOf(query.value));
  return readAnswer(request, await apiAnswer(answer));
}
