import { drawPort } from '@/app/og/draw';
import { failure } from '@/lib/platform/errors';
import { drawable } from '@/lib/platform/og-fonts';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer } from '@/lib/platform/read-answer';
import { findPortItems } from '@/lib/site/queries-ports';
import { portTextSchema } from '@/lib/ports/types';

/** Pictures are fetched by other sites, again and again: they may keep one for an hour. */
const CACHE = 'public, max-age=3600, stale-while-revalidate=86400';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const [, number] = /^(\d{1,5})\.png$/.exec((await params).file) ?? [];
  const port = portTextSchema.safeParse(number);
  if (!port.success) return problemResponse(failure('not-found', { reason: 'no-such-port' }));
  const [item] = await findPortItems([port.data]);
  const known = (item?.practice ?? []).filter(
    ({ grade }) => grade === 'confirmed' || grade === 'supported',
  );
  const bytes = await drawPort(
    port.data,
    nameOf(item?.names),
    nameOf(known.map(({ name }) => name)),
  );
  return bytesAnswer(request, bytes, {
    contentType: 'image/png',
    headers: { 'Cache-Control': CACHE },
  });
}

function nameOf(names: readonly string[] = []): string | null {
  const name = drawable(names[0] ?? '');
  return name === '' ? null : name;
}
