import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import compression from 'compression';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { log } from '../log';
import { REVALIDATE_PATH } from '../revalidation';
import {
  asksForPage,
  type Encoding,
  ENCODINGS,
  mayBeShared,
  type PageStore,
  type StoredPage,
} from './page-store';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * What stands before the pages: public pages that were answered before come from the store, whole and
 * compressed; all else goes to `handle`, compressed on its way out. The store is emptied whenever the
 * process expires tags (its own call of `REVALIDATE_PATH`), so that it is never staler than the pages.
 */
export function frontDoor(handle: Handler, pages: PageStore): Handler {
  const compress = compression();
  return async (request, response) => {
    request.url = wholeEncoding(request.url ?? '/');
    const isPage = asksForPage(request);
    const page = isPage ? pages.find(request.url) : undefined;
    if (page !== undefined) {
      send(page, request, response);
      return;
    }
    if (request.url === REVALIDATE_PATH) {
      response.once('finish', () => response.statusCode === 204 && pages.forget());
      await handle(request, response);
      return;
    }
    compress(request as never, response as never, () => undefined);
    if (isPage && request.method === 'GET') keepAnswer(request.url, response, pages);
    await handle(request, response);
  };
}

/** An answer that broke off must not look whole, to whoever asked or to the store. */
export function breakOff(response: ServerResponse, error: unknown): void {
  log.error('request-failed', error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

/** A path whose percent-encoding is broken is taken literally: nothing has that name. */
export function wholeEncoding(url: string): string {
  const [path = '', ...query] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

function send(page: StoredPage, request: IncomingMessage, response: ServerResponse): void {
  if (fresh(request.headers, { etag: page.headers.etag })) {
    const { 'content-type': _type, ...headers } = page.headers;
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = encodingFor(request);
  const body = page.bodies[encoding];
  response.writeHead(200, {
    ...page.headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': body.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The smallest of those that the client takes (RFC 9110, 12.5.3). */
function encodingFor(request: IncomingMessage): Encoding {
  const taken = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => taken.includes(encoding)) ?? 'identity';
}

/** Listens in on what `handle` writes; the answer itself is not touched. */
function keepAnswer(url: string, response: ServerResponse, pages: PageStore): void {
  const begun = pages.generation();
  const chunks: Buffer[] = [];
  // Taken before the first byte goes out: compression changes them after that.
  let headers: OutgoingHttpHeaders | null | undefined;
  const note = (chunk: unknown, encoding: unknown): void => {
    if (headers === undefined) {
      const found = response.getHeaders();
      headers = mayBeShared(response.statusCode, found) ? { ...found } : null;
    }
    if (headers === null) return;
    if (typeof chunk === 'string')
      chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
      );
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const { write, end } = response;
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    note(args[0], args[1]);
    return Reflect.apply(write, this, args) as boolean;
  } as typeof write;
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    note(args[0], args[1]);
    return Reflect.apply(end, this, args) as ServerResponse;
  } as typeof end;
  response.once('finish', () => {
    if (headers === undefined || headers === null) return;
    pages
      .keep(url, { headers, body: Buffer.concat(chunks) }, begun)
      .catch((error: unknown) => log.error('page-not-kept', error));
  });
}
