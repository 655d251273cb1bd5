import { knownUsesQuery } from '@/lib/edits/known';
import { findKnownUses } from '@/lib/edits/queries/known';
import { failure } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';
import { portTextSchema } from '@/lib/ports/types';

/** What somebody who is about to report a use of these ports should see first. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string }> },
): Promise<Response> {
  const port = portTextSchema.safeParse((await params).n);
  if (!port.success) return problemResponse(failure('not-found', { reason: 'no-such-port' }));
  const query = readQuery(request, knownUsesQuery);
  if (!query.ok) return problemResponse(query);
  const { to = port.data, software } = query.value;
  return readAnswer(request, await findKnownUses(port.data, Math.max(port.data, to), software));
}
