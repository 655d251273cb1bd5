import { readService } from '@/lib/iana/loaders';
import { serviceSchema } from '@/lib/iana/schema';
import { decodeSegment } from '@/lib/platform/address';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const name = decodeSegment((await params).name);
  const service = name === null ? null : await readService(name);
  if (service === null) return problemResponse(failure('not-found', { reason: 'no-such-service' }));
  return readAnswer(request, serviceSchema.parse(service));
}
