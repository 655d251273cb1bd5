import { collisionsAnswer } from '@/lib/collisions/answer';
import { loadCatalogue } from '@/lib/collisions/loaders';
import { namesIn } from '@/lib/collisions/rules/chosen';
import { collisionsQuery } from '@/lib/collisions/schema';
import { loadPickTable } from '@/lib/pick/loaders';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, collisionsQuery);
  if (!query.ok) return problemResponse(query);
  const names = namesIn(query.value.software);
  const [catalogue, table] = await Promise.all([loadCatalogue(names), loadPickTable()]);
  return readAnswer(request, collisionsAnswer(names, catalogue, table));
}
