import { loadReleaseLayer } from '@/lib/chart/loaders';
import { releaseDateSchema } from '@/lib/iana/schema';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ date: string }> },
): Promise<Response> {
  const date = releaseDateSchema.safeParse((await params).date);
  const layer = date.success ? await loadReleaseLayer(date.data) : null;
  if (layer === null) return problemResponse(failure('not-found', { reason: 'no-such-release' }));
  return readAnswer(request, layer);
}
