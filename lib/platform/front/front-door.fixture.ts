import http from 'node:http';
import { type AddressInfo, BlockList } from 'node:net';
import { afterEach, expect } from 'vitest';
import { breakOff, type DoorSettings, frontDoor, type Handler } from './front-door';
import { renderAt, renderFor } from './rendered-elsewhere';
import type { Renderer } from './renderers';
import { createPageStore, type PageStore } from './page-store';

export const TEXT = 'A port is a number. '.repeat(500);
export const PUBLIC = 'public, max-age=0, s-maxage=1';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What each address of the API in these tests takes. */
const allowedAt = (url: string) =>
  Promise.resolve(url === '/api/v1/nothing' ? null : 'GET, HEAD, OPTIONS');

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

interface Door extends Partial<Omit<DoorSettings, 'renderers'>> {
  /** They render with what the site renders with. */
  readonly renderers?: (handle: Handler) => Promise<readonly Renderer[]>;
}

/** A server behind the front door, and how often it was asked. */
export async function serve(handle: Handler, door: Door = {}) {
  let asked = 0;
  const keeping: Promise<unknown>[] = [];
  const store = createPageStore();
  const pages: PageStore = {
    ...store,
    keep: (...page) => {
      const kept = store.keep(...page);
      keeping.push(kept);
      return kept;
    },
  };
  const counted: Handler = (request, response) => {
    asked += 1;
    return handle(request, response);
  };
  const answer = frontDoor(counted, pages, {
    secure: false,
    allowedAt,
    proxies: new BlockList(),
    files: null,
    isKept: (address) => address.startsWith('/kept/'),
    answerKey: () => null,
    ...door,
    renderers: (await door.renderers?.(counted)) ?? [],
  });
  const port = await listening(answer);
  return {
    asked: () => asked,
    forget: store.forget,
    /** Asks, and goes away when `isTime`. */
    async leave(path: string, isTime: () => boolean) {
      const request = http.get({ port, path, agent: false }).on('error', () => undefined);
      await expect.poll(isTime).toBe(true);
      request.destroy();
    },
    async ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
      const answer = await new Promise<Answer>((resolve, reject) => {
        const request = http.request({ port, path, agent: false, ...options }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        });
        request.on('error', reject).end();
      });
      await Promise.all(keeping);
      return answer;
    },
  };
}

/** A server of its own that renders with `handle` for another one, until `stop`. */
export async function elsewhere(handle: Handler): Promise<Renderer & { stop: () => void }> {
  const agent = new http.Agent({ keepAlive: true });
  const reached = { port: await listening(renderFor(handle, 'word')), word: 'word' };
  let isUp = true;
  const stop = () => {
    isUp = false;
    agent.destroy();
  };
  closing.unshift(() => Promise.resolve(stop()));
  return { render: renderAt(reached, agent), isUp: () => isUp, stop };
}

async function listening(answer: Handler): Promise<number> {
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => breakOff(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

export function page(headers: Record<string, string> = {}, status = 200): Handler {
  return (_request, response) => {
    response.statusCode = status;
    const all = { 'content-type': 'text/html; charset=utf-8', 'cache-control': PUBLIC, ...headers };
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
    response.setHeader('etag', '"v1"');
    response.setHeader('vary', 'rsc');
    response.write(TEXT.slice(0, 100));
    response.end(TEXT.slice(100));
    return Promise.resolve();
  };
}
