import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteHandler } from '@/lib/api/handler';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type RouteModule = Partial<Record<Method, RouteHandler>>;

const FOLDER = path.join(process.cwd(), 'app/api/v1');

interface Route {
  readonly pattern: RegExp;
  readonly file: string;
}

/** The API's routes as Next finds them: by their folders, a plain name before a parameter. */
const ROUTES: readonly Route[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file) => ({
    pattern: patternOf(path.dirname(file).split(path.sep)),
    file: path.join(FOLDER, file),
  }))
  .sort((a, b) => a.file.split('[').length - b.file.split('[').length);

function patternOf(parts: readonly string[]): RegExp {
  const spelt = parts.map((part) => {
    const parameter = /^\[(\w+)\]$/.exec(part)?.[1];
    return parameter === undefined ? part.replaceAll('.', '\\.') : `(?<${parameter}>[^/]+)`;
  });
  return new RegExp(`^/${spelt.join('/')}$`);
}

/** Hands a request to the route that its address means, as the server would. */
export async function dispatch(request: Request): Promise<Response> {
  const asked = new URL(request.url).pathname.replace(/^\/api\/v1/, '');
  for (const { pattern, file } of ROUTES) {
    const match = pattern.exec(asked);
    if (match === null) continue;
    const route = (await import(pathToFileURL(file).href)) as RouteModule;
    const handler = route[request.method as Method];
    if (handler === undefined) return new Response(null, { status: 405 });
    const params = Object.entries({ ...match.groups }).map(([name, text]) => [name, decoded(text)]);
    return handler(request, {
      params: Promise.resolve(Object.fromEntries(params) as Record<string, string>),
    });
  }
  return new Response(null, { status: 404 });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What the route files of the API answer, as `METHOD /address/{parameter}`. */
export async function routedCalls(): Promise<string[]> {
  const calls = await Promise.all(
    ROUTES.map(async ({ file }) => {
      const route = (await import(pathToFileURL(file).href)) as object;
      const address = path.relative(FOLDER, path.dirname(file)).split(path.sep).join('/');
      const spelt = `/${address}`.replace(/\[(\w+)\]/g, '{$1}');
      return METHODS.filter((method) => method in route).map((method) => `${method} ${spelt}`);
    }),
  );
  return calls.flat();
}
