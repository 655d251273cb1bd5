import { exportLines } from '@/lib/exports/formats';
import { findDataVersion } from '@/lib/exports/queries';
import { EXPORT_NAMES, EXPORT_TYPES, exportQuery } from '@/lib/exports/schema';
import { failure } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { entityTag, matchesTag, READ_HEADERS } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const asked = (await params).name;
  const name = EXPORT_NAMES.find((known) => known === asked);
  if (name === undefined)
    return problemResponse(failure('not-found', { reason: 'no-such-export' }));
  const query = readQuery(request, exportQuery);
  if (!query.ok) return problemResponse(query);
  const withConfirmed = query.value.include === 'confirmed';
  const tag = entityTag(`${name}.${String(withConfirmed)}.${await findDataVersion()}`);
  const headers = { ...READ_HEADERS, ETag: tag };
  if (matchesTag(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  const lines = exportLines(name, withConfirmed);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<string, unknown> = await lines.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, { headers: { ...headers, 'Content-Type': EXPORT_TYPES[name] } });
}
