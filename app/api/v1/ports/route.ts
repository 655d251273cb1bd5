import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';
import { portListQuery } from '@/lib/site/schema';
import { readPorts } from '@/lib/site/loaders';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, portListQuery);
  return query.ok ? readAnswer(request, await readPorts(query.value)) : problemResponse(query);
}
