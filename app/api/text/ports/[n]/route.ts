import { loadEnv } from '@/lib/platform/env';
import { findPortText } from '@/lib/port-page/answer';
import { portPath } from '@/lib/ports/routes';
import { portTextSchema } from '@/lib/ports/types';

const HEADERS = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'public, max-age=0, s-maxage=1',
};

/** `/ports/{n}.txt`: a few plain lines for `curl`. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ n: string }> },
): Promise<Response> {
  const port = portTextSchema.safeParse((await params).n);
  if (!port.success)
    return new Response('There is no such port: they go from 0 to 65535.\n', {
      status: 404,
      headers: HEADERS,
    });
  const site = new URL(portPath(port.data), loadEnv().NEXTAUTH_URL).href;
  return new Response(await findPortText(port.data, site), { headers: HEADERS });
}
