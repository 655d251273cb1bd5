import type { RouteHandler } from '@/lib/api/handler';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type RouteModule = Partial<Record<Method, RouteHandler>>;

/** The community's routes as Next would find them: address pattern, then the module. */
const ROUTES: readonly (readonly [RegExp, () => Promise<RouteModule>])[] = [
  [/^\/edits$/, () => import('@/app/api/v1/edits/route')],
  [/^\/edits\/(?<id>[^/]+)$/, () => import('@/app/api/v1/edits/[id]/route')],
  [/^\/edits\/(?<id>[^/]+)\/reviews$/, () => import('@/app/api/v1/edits/[id]/reviews/route')],
  [/^\/edits\/(?<id>[^/]+)\/withdraw$/, () => import('@/app/api/v1/edits/[id]/withdraw/route')],
  [/^\/edits\/(?<id>[^/]+)\/rebase$/, () => import('@/app/api/v1/edits/[id]/rebase/route')],
  [/^\/edits\/(?<id>[^/]+)\/reopen$/, () => import('@/app/api/v1/edits/[id]/reopen/route')],
  [/^\/edits\/(?<id>[^/]+)\/take-over$/, () => import('@/app/api/v1/edits/[id]/take-over/route')],
  [/^\/reports\/(?<id>[^/]+)\/vote$/, () => import('@/app/api/v1/reports/[id]/vote/route')],
  [/^\/ports\/(?<n>[^/]+)\/mine$/, () => import('@/app/api/v1/ports/[n]/mine/route')],
  [/^\/ports\/(?<n>[^/]+)\/watch$/, () => import('@/app/api/v1/ports/[n]/watch/route')],
  [/^\/software\/(?<slug>[^/]+)\/watch$/, () => import('@/app/api/v1/software/[slug]/watch/route')],
  [/^\/ranges\/(?<range>[^/]+)\/watch$/, () => import('@/app/api/v1/ranges/[range]/watch/route')],
  [/^\/watches$/, () => import('@/app/api/v1/watches/route')],
  [/^\/notifications$/, () => import('@/app/api/v1/notifications/route')],
  [/^\/notifications\/read$/, () => import('@/app/api/v1/notifications/read/route')],
  [/^\/flags$/, () => import('@/app/api/v1/flags/route')],
  [/^\/locks$/, () => import('@/app/api/v1/locks/route')],
  [/^\/locks\/(?<id>[^/]+)\/lift$/, () => import('@/app/api/v1/locks/[id]/lift/route')],
  [/^\/appeals$/, () => import('@/app/api/v1/appeals/route')],
  [/^\/appeals\/(?<id>[^/]+)\/decide$/, () => import('@/app/api/v1/appeals/[id]/decide/route')],
  [/^\/flags\/(?<id>[^/]+)\/close$/, () => import('@/app/api/v1/flags/[id]/close/route')],
  [
    /^\/users\/(?<handle>[^/]+)\/suspend$/,
    () => import('@/app/api/v1/users/[handle]/suspend/route'),
  ],
  [
    /^\/users\/(?<handle>[^/]+)\/restore$/,
    () => import('@/app/api/v1/users/[handle]/restore/route'),
  ],
  [/^\/users\/(?<handle>[^/]+)\/revert$/, () => import('@/app/api/v1/users/[handle]/revert/route')],
  [
    /^\/articles\/(?<port>[^/]+)\/(?<locale>[^/]+)$/,
    () => import('@/app/api/v1/articles/[port]/[locale]/route'),
  ],
  [/^\/namespaces$/, () => import('@/app/api/v1/namespaces/route')],
  [
    /^\/namespaces\/(?<slug>[^/]+)\/decide$/,
    () => import('@/app/api/v1/namespaces/[slug]/decide/route'),
  ],
  [
    /^\/namespaces\/(?<slug>[^/]+)\/members$/,
    () => import('@/app/api/v1/namespaces/[slug]/members/route'),
  ],
  [
    /^\/namespaces\/(?<slug>[^/]+)\/close$/,
    () => import('@/app/api/v1/namespaces/[slug]/close/route'),
  ],
  [
    /^\/namespaces\/(?<slug>[^/]+)\/reservations$/,
    () => import('@/app/api/v1/namespaces/[slug]/reservations/route'),
  ],
  [
    /^\/reservations\/(?<id>[^/]+)\/renew$/,
    () => import('@/app/api/v1/reservations/[id]/renew/route'),
  ],
  [/^\/reservations\/(?<id>[^/]+)\/end$/, () => import('@/app/api/v1/reservations/[id]/end/route')],
  [/^\/me$/, () => import('@/app/api/v1/me/route')],
  [/^\/log$/, () => import('@/app/api/v1/log/route')],
  [/^\/changes$/, () => import('@/app/api/v1/changes/route')],
];

/** Hands a request to the route that its address means, as the server would. */
export async function dispatch(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/v1/, '');
  for (const [pattern, load] of ROUTES) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const handler = (await load())[request.method as Method];
    if (handler === undefined) return new Response(null, { status: 405 });
    return handler(request, { params: Promise.resolve({ ...match.groups }) });
  }
  return new Response(null, { status: 404 });
}
