import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import compression from 'compression';
import { forwardedFor, isNamed } from '../client-address';
import { log } from '../log';
import { contentPolicy } from './content-policy';
import { holdPage } from './held-page';
import { knownScripts } from './inline-scripts';
import { type AllowedAt, answerForMethod, isApi, refuseMethod } from './methods';
import { type AnswerKey, asksAsAnybody, keptAnswers } from './kept-answers';
import { keptPages } from './kept-pages';
import { KEPT_AGENT } from './kept-agent.mjs';
import type { PageFiles } from './page-files';
import { renderWith } from './render';
import { type Renderer, shareOut } from './renderers';
import { asksForData, asksForPage, mayBeShared, type PageStore } from './page-store';
import { watchTags } from './page-tags';
import { meantAddress } from './terminal-address';
import { takePacked } from './packed';
import { sendPage } from './send-page';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface DoorSettings {
  /** Whether people reach the site by https. */
  readonly secure: boolean;
  readonly allowedAt: AllowedAt;
  /** Whom X-Forwarded-For is believed. */
  readonly proxies: BlockList;
  /** Where such pages outlive this process; null: nowhere. */
  readonly files: PageFiles | null;
  /** Processes that render such pages for this one. */
  readonly renderers?: readonly Renderer[];
  /** Whether at this address, a path with its query, is a page that nobody but the store keeps. */
  readonly isKept: (address: string) => boolean;
  readonly answerKey: AnswerKey;
}

/** Browsers that came by https come by nothing else for a year (RFC 6797). */
const ONLY_HTTPS = 'max-age=31536000';

/** As long as shared caches may keep what is there. */
const SHORTLY = 'public, max-age=0, s-maxage=1';

/**
 * What stands before the pages: public pages, and answers of the API to everybody, that were made before come from the
 * store, whole and compressed; all else goes to `handle`, compressed on its way out. Every page gets its
 * Content-Security-Policy here (decision 19).
 */
export function frontDoor(handle: Handler, pages: PageStore, settings: DoorSettings): Handler {
  const compress = compression();
  const render = shareOut(renderWith(handle), settings.renderers);
  const answerKept = keptPages(render, pages, settings.files);
  const answerCall = keptAnswers(handle, pages);
  let told = false;
  return async (request, response) => {
    logRefusal(request, response);
    if (settings.secure) response.setHeader('strict-transport-security', ONLY_HTTPS);
    if (await answerForMethod(request, response, settings.allowedAt)) return;
    request.url = wholeEncoding(request.url ?? '/');
    request.url = meantAddress(request);
    const said = request.headers['x-forwarded-for'];
    const from = request.socket.remoteAddress;
    const client = forwardedFor(from, request.headers, settings.proxies);
    // Behind a proxy that is not named all visitors would be one: whoever runs the instance is told, once.
    if (!told && said !== undefined && from !== undefined && !isNamed(settings.proxies, from)) {
      told = true;
      log.warn('forwarded-for-not-believed', { see: 'TRUSTED_PROXIES' });
    }
    request.headers['x-forwarded-for'] = client;
    // Next takes a nonce for its scripts from these; a visitor is not to choose it.
    delete request.headers['content-security-policy'];
    delete request.headers['content-security-policy-report-only'];
    const key = asksAsAnybody(request) ? settings.answerKey(request.url) : null;
    if (key !== null) {
      await answerCall(key, request, response);
      return;
    }
    const isPage = asksForPage(request);
    const page = isPage ? pages.find(request.url) : undefined;
    if (page !== undefined) {
      await sendPage(page, request, response);
      return;
    }
    if (isKeptPage(request, settings)) {
      await answerKept(request, response);
      return;
    }
    // Nobody else is asked for pages as the front door asks.
    if (request.headers['user-agent'] === KEPT_AGENT) delete request.headers['user-agent'];
    compress(request as never, response as never, () => undefined);
    // After compress, so that it sees what is packed as packed.
    takePacked(request, response);
    const keep = isPage ? keeper(request, response, pages) : () => undefined;
    const { url } = request;
    const letGo = holdPage(response, (whole) => {
      if (response.statusCode === 405 && isApi(url)) {
        refuseMethod(response, url, settings.allowedAt).catch((error: unknown) =>
          breakOff(response, error),
        );
        return;
      }
      const { body, hashes } = knownScripts(whole);
      response.setHeader('content-security-policy', contentPolicy(hashes));
      // It may be there a moment later.
      if (response.statusCode === 404 && isShared(response))
        response.setHeader('cache-control', SHORTLY);
      keep(body);
      response.setHeader('content-length', body.byteLength);
      response.end(body);
    });
    // The headers of a page depend on what is in it: it is made for whoever asks for them alone, too.
    if (request.method === 'HEAD' && !isApi(url)) request.method = 'GET';
    try {
      await handle(request, response);
    } catch (error) {
      letGo();
      throw error;
    }
  };
}

function isKeptPage(request: IncomingMessage, { isKept }: DoorSettings): boolean {
  const { method, url = '/' } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !asksForData(request) && isKept(url);
}

/** Who tries what they may not: one line each, with the address but nobody's name. */
function logRefusal({ method, url }: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    const { statusCode: status } = response;
    if (status === 401 || status === 403)
      log.warn('refused', { status, method, path: url?.split('?')[0] });
  });
}

function isShared(response: ServerResponse): boolean {
  return /\bs-maxage=/.test(String(response.getHeader('cache-control') ?? ''));
}

/** An answer that broke off must not look whole, to whoever asked or to the store. */
export function breakOff(response: ServerResponse, error: unknown): void {
  log.error('request-failed', error);
  if (response.headersSent) response.destroy();
  else {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.writeHead(500).end();
  }
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

/** Keeps the page that this request is answered with once it has gone out, if it is everybody's. */
function keeper(
  request: IncomingMessage,
  response: ServerResponse,
  pages: PageStore,
): (body: Buffer) => void {
  const { url = '/' } = request;
  const begun = pages.now();
  const tags = watchTags(request);
  return (body) => {
    // As they are now: compression changes them on their way out.
    const headers = response.getHeaders();
    if (!mayBeShared(response.statusCode, headers)) return;
    response.once('finish', () => {
      pages
        .keep(url, { headers, body, tags: tags() }, begun)
        .catch((error: unknown) => log.error('page-not-kept', error));
    });
  };
}
