import { finishedExport, readExport } from '@/lib/exports/finished-store';
import { EXPORT_NAMES, EXPORT_TYPES, exportQuery, exportWish } from '@/lib/exports/schema';
import { failure } from '@/lib/platform/errors';
import { PACKED } from '@/lib/platform/front/packed';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { entityTag, matchesTag, READ_HEADERS } from '@/lib/platform/read-answer';

/** A file may give way to a newer one between being found and being opened: then once more. */
const ATTEMPTS = 3;

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
  const wish = exportWish(name, query.value);
  const packed = request.headers.get(PACKED) === 'gzip';
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    const made = await finishedExport(wish);
    if (!made.ok) return problemResponse(made);
    // Packed and plain are different bytes, so they have different tags (RFC 9110, section 8.8.3).
    const tags = [false, true].map((gzip) => entityTag(`${made.value.version}.${String(gzip)}`));
    const headers: Record<string, string> = {
      ...READ_HEADERS,
      ETag: tags[packed ? 1 : 0] ?? '',
      Vary: 'Accept-Encoding',
    };
    const known = request.headers.get('if-none-match');
    if (tags.some((tag) => matchesTag(known, tag)))
      return new Response(null, { status: 304, headers });
    const body = await readExport(made.value, packed);
    if (body === null) continue;
    if (packed) headers[PACKED] = 'gzip';
    return new Response(body, { headers: { ...headers, 'Content-Type': EXPORT_TYPES[name] } });
  }
  return problemResponse(failure('unavailable', { reason: 'error', retryAfter: 1 }));
}
