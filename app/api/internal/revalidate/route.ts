import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { isOwnRequest, MAX_TAGS } from '@/lib/platform/revalidation';

const bodySchema = z.array(z.string().max(256)).max(MAX_TAGS);

/** Expires tags in this process. Only the process itself knows the secret; others see no route. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request.headers.get('authorization')))
    return new Response(null, { status: 404 });
  const tags = bodySchema.safeParse(await request.json().catch(() => null));
  if (!tags.success) return new Response(null, { status: 422 });
  for (const tag of tags.data) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
