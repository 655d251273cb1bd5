import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer, redirectAnswer } from '@/lib/platform/read-answer';
import { findSoftware } from '@/lib/site/queries';
import { softwareSchema } from '@/lib/site/schema';
import { softwareApiPath } from '@/lib/software/routes';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const software = await findSoftware((await params).slug);
  if (software === null)
    return problemResponse(failure('not-found', { reason: 'no-such-software' }));
  if ('mergedInto' in software) return redirectAnswer(softwareApiPath(software.mergedInto));
  return readAnswer(request, softwareSchema.parse(software));
}
