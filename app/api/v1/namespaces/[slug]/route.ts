import { readNamespace } from '@/lib/namespaces/loaders';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const namespace = await readNamespace((await params).slug);
  return namespace === null
    ? problemResponse(failure('not-found', { reason: 'no-such-namespace' }))
    : readAnswer(request, namespace);
}
