import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { newRobots, type Visiting } from './visit';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A real web server on this machine; what it was asked for is noted. */
export interface WebSite {
  readonly origin: string;
  /** The same by a name, as evidence has to have one. */
  readonly named: string;
  readonly asked: string[];
  /** What it answers, by path; everything else is 404. */
  readonly pages: Map<string, Handler>;
  /** How the site is visited, this one origin of the machine allowed. */
  readonly visiting: (more?: Partial<Visiting>) => Visiting;
  /** The same by its name. */
  readonly visitingNamed: () => Visiting;
  readonly close: () => Promise<void>;
}

export async function openWebSite(): Promise<WebSite> {
  const asked: string[] = [];
  const pages = new Map<string, Handler>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = pages.get(path);
    if (page === undefined) response.writeHead(404).end('no such page');
    else page(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const named = origin.replace('127.0.0.1', 'docs.example');
  const visiting = (more: Partial<Visiting> = {}): Visiting => ({
    userAgent: 'Portolan/1.0 (+https://ports.example/about)',
    allowedOrigin: origin,
    turn: () => Promise.resolve(),
    robots: newRobots(),
    ...more,
  });
  return {
    ...{ origin, named, asked, pages, visiting },
    visitingNamed: () => visiting({ allowedOrigin: named, lookup: toThisMachine }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const toThisMachine: LookupFunction = (_, options, done) => {
  if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

/** A page with this text. */
export function says(text: string, type = 'text/html; charset=utf-8'): Handler {
  return (_, response) => response.writeHead(200, { 'content-type': type }).end(text);
}

/** A redirect. */
export function sends(to: string, status: 301 | 302 | 307 | 308): Handler {
  return (_, response) => response.writeHead(status, { location: to }).end();
}
