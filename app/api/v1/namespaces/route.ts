import { writeRoute } from '@/lib/api/handler';
import { askForNamespace } from '@/lib/namespaces/commands/ask';
import { readNamespaces } from '@/lib/namespaces/loaders';
import { namespaceBodySchema, namespaceListQuery } from '@/lib/namespaces/schema';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, namespaceListQuery);
  return query.ok ? readAnswer(request, await readNamespaces(query.value)) : problemResponse(query);
}

export const POST = writeRoute({
  body: namespaceBodySchema,
  status: 201,
  run: (tx, { actor, body, now }) => askForNamespace(tx, actor, body, now),
});
