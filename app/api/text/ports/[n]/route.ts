import { loadEnv } from '@/lib/platform/env';
import { findPortText } from '@/lib/port-page/answer';
import { portPath } from '@/lib/ports/routes';
import { portTextSchema } from '@/lib/ports/types';

/** At the page's own address the lines are for whoever asked for them, and no cache may take them for the page. */
function headersFor(request: Request): Record<string, string> {
  const atPage = new URL(request.url).searchParams.has('terminal');
  return {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': atPage ? 'no-store' : 'public, max-age=0, s-maxage=1',
  };
}

/** `/ports/{n}.txt`, and the page's address where a terminal asks for it: a few plain lines for `curl`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string }> },
): Promise<Response> {
  const headers = headersFor(request);
  const port = portTextSchema.safeParse((await params).n);
  if (!port.success)
    return new Response('There is no such port: they go from 0 to 65535.\n', {
      status: 404,
      headers,
    });
  const site = new URL(portPath(port.data), loadEnv().NEXTAUTH_URL).href;
  return new Response(await findPortText(port.data, site), { headers });
}
