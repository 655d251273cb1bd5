import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer, redirectAnswer } from '@/lib/platform/read-answer';
import { readSoftware } from '@/lib/site/loaders';
import { softwareSchema } from '@/lib/site/schema';
import { softwareApiPath } from '@/lib/software/routes';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const software = await readSoftware((await params).slug);
  if (software === null)
    return problemResponse(failure('not-found', { reason: 'no-such-software' }));
  if ('mergedInto' in software) return redirectAnswer(softwareApiPath(software.mergedInto));
  return readAnswer(request, softwareSchema.parse(software));
}
