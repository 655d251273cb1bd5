import { failure } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';
import { findPortAnswer } from '@/lib/port-page/answer';
import { readPortAsOfAnswer } from '@/lib/port-page/loaders';
import { asOfQuery } from '@/lib/port-page/as-of-schema';
import { portTextSchema } from '@/lib/ports/types';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string }> },
): Promise<Response> {
  const port = portTextSchema.safeParse((await params).n);
  if (!port.success) return problemResponse(failure('not-found', { reason: 'no-such-port' }));
  const query = readQuery(request, asOfQuery);
  if (!query.ok) return problemResponse(query);
  const { asof } = query.value;
  if (asof === undefined) return readAnswer(request, await findPortAnswer(port.data));
  const then = await readPortAsOfAnswer(port.data, asof);
  if (then.type === 'here') return readAnswer(request, then.answer);
  return problemResponse(
    then.type === 'future'
      ? failure('not-found', { reason: 'in-the-future' })
      : failure('not-found', { reason: 'before-first-release', detail: { first: then.first } }),
  );
}
