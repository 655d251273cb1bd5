import { apiAnswer } from '@/lib/pick/answer';
import { answerPick } from '@/lib/pick/loaders';
import { askOf, pickQuery } from '@/lib/pick/schema';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, pickQuery);
  if (!query.ok) return problemResponse(query);
  return readAnswer(request, await apiAnswer(await answerPick(askOf(query.value))));
}
