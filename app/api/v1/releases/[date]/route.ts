import { readRelease } from '@/lib/iana/loaders';
import { releaseDateSchema } from '@/lib/iana/schema';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ date: string }> },
): Promise<Response> {
  const date = releaseDateSchema.safeParse((await params).date);
  const release = date.success ? await readRelease(date.data) : null;
  return release === null
    ? problemResponse(failure('not-found', { reason: 'no-such-release' }))
    : readAnswer(request, release);
}
