import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';
import { findPortAnswer } from '@/lib/port-page/answer';
import { portTextSchema } from '@/lib/ports/types';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string }> },
): Promise<Response> {
  const port = portTextSchema.safeParse((await params).n);
  if (!port.success) return problemResponse(failure('not-found', { reason: 'no-such-port' }));
  return readAnswer(request, await findPortAnswer(port.data));
}
