import { GET as softwareBadge } from '@/app/badge/software/[file]/route';
import { GET as portBadge } from '@/app/badge/ports/[file]/route';
import { GET as checkFacts } from '@/app/api/check-facts/route';
import { GET as feed } from '@/app/api/feeds/[scope]/[of]/[format]/route';
import { GET as portText } from '@/app/api/text/ports/[n]/route';
import { newRendering, whileRendering } from '@/lib/platform/rendering';
import { dispatch } from '@/lib/testing/dispatch.fixture';

const named = <Params>(params: Params) => ({ params: Promise.resolve(params) });
const call = (path: string) => (request: Request) =>
  dispatch(new Request(new URL(`/api/v1${path}`, request.url)));

/** One question of each kind that is kept, by its address, and who answers it. */
const ASKED: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  ...Object.fromEntries(
    [
      ...['/ports/1323', '/ports/1323?asof=2026-08-20', '/ports?from=1320&to=1330'],
      ...['/ports?grade=confirmed', '/ports/1400', '/chart/overview', '/chart/community'],
      ...['/chart/names', '/chart/releases/2026-08-17', '/pick?near=1323&range=1300-1400'],
      ...['/collisions?software=echo,gin', '/services/http-alt', '/software/echo', '/reports'],
      ...['/reports?port=1323', '/reports?software=echo', '/reports?grade=confirmed', '/reports/1'],
      ...['/releases', '/releases/2026-08-17', '/articles/1323/en', '/namespaces', '/openapi.json'],
      ...['/namespaces/n', '/reservations', '/reservations?port=20000'],
    ].map((path) => [`/api/v1${path}`, call(path)]),
  ),
  '/api/check-facts': checkFacts,
  '/ports/1323.txt': (request) => portText(request, named({ n: '1323' })),
  '/badge/ports/1323.svg': (request) => portBadge(request, named({ file: '1323.svg' })),
  '/badge/software/echo.svg': (request) => softwareBadge(request, named({ file: 'echo.svg' })),
  '/feed.json': (request) => feed(request, named({ scope: 'all', of: 'all', format: 'json' })),
  '/ports/1323/feed.atom': (request) =>
    feed(request, named({ scope: 'ports', of: '1323', format: 'atom' })),
  '/software/echo/feed.atom': (request) =>
    feed(request, named({ scope: 'software', of: 'echo', format: 'atom' })),
};

const QUESTIONS = Object.entries(ASKED);

/** What was said, and of what it is made. */
export interface Answer {
  readonly said: string;
  readonly tags: ReadonlySet<string>;
}

/** All answers as they are now, by their addresses. */
export async function readAll(): Promise<Map<string, Answer>> {
  const read = async ([path, handle]: (typeof QUESTIONS)[number]) => {
    const rendering = newRendering();
    const request = new Request(`http://localhost:3000${path}`);
    const response = await whileRendering(rendering, () => handle(request));
    const said = `${response.status} ${await response.text()}`;
    return [path, { said, tags: rendering.tags }] as const;
  };
  return new Map(await Promise.all(QUESTIONS.map(read)));
}
