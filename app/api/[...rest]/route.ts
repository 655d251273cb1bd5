import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';

/** Whatever no other route answers; without this an unknown address would fall to the pages. */
async function missing(
  _request: Request,
  { params }: { params: Promise<{ rest: string[] }> },
): Promise<Response> {
  await params;
  return problemResponse(failure('not-found', { reason: 'no-such-address' }));
}

export {
  missing as DELETE,
  missing as GET,
  missing as HEAD,
  missing as OPTIONS,
  missing as PATCH,
  missing as POST,
  missing as PUT,
};
