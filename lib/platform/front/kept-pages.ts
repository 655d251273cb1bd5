import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '../log';
import { readsTheSame } from '../rendering';
import { contentPolicy } from './content-policy';
import type { Handler } from './front-door';
import { knownScripts } from './inline-scripts';
import { KEPT_AGENT } from './kept-agent.mjs';
import type { PageFiles } from './page-files';
import { mayBeShared, type PageStore, type StoredPage } from './page-store';
import type { Render } from './render';
import { type Asker, encodingFor, sendPage, sendPlain } from './send-page';

/**
 * Answers with pages that nobody but the store keeps (decision 22), rendered when they are asked for, an address only
 * once at a time. Who asks for it meanwhile gets what was rendered, unless that is out of date. A page that is on disk is
 * not rendered again if what it shows reads the same now.
 */
export function keptPages(make: Render, pages: PageStore, files: PageFiles | null): Handler {
  const underWay = new Map<string, Promise<void>>();

  async function render(request: IncomingMessage, response: ServerResponse, asker: Asker) {
    const { url = '/' } = request;
    let begun = 0;
    const made = await make(request, response, () => {
      begun = pages.now();
    });
    if (made === null) return;
    const { rendering, whole } = made;
    const { body, hashes } = knownScripts(whole);
    response.setHeader('content-security-policy', contentPolicy(hashes));
    const isFinal = !rendering.failed && mayBeShared(response.statusCode, response.getHeaders());
    if (!isFinal || url.includes('?')) {
      if (!isFinal) response.setHeader('cache-control', 'no-store');
      sendPlain(body, asker, response);
      return;
    }
    response.setHeader('etag', etagOf(body));
    const page = {
      headers: response.getHeaders(),
      body,
      // Of what says nothing, any change may be a change.
      tags: rendering.tags.size === 0 ? null : [...rendering.tags],
    };
    const encoding = encodingFor(asker);
    // Compressing takes as long as a tenth of the rendering: who does not want that need not wait for it.
    if (encoding === 'identity') sendPlain(body, asker, response);
    const stored = await pages.keep(url, page, begun, encoding);
    const { reads } = rendering;
    if (reads.length > 0) void files?.keep(url, { page: stored, reads });
    if (encoding === 'identity') return;
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    await sendPage(stored, asker, response);
  }

  /** The page from disk, if it is as it would be rendered now. */
  async function filed(url: string): Promise<StoredPage | null> {
    const found = (await files?.find(url)) ?? null;
    if (found === null) return null;
    const begun = pages.now();
    const holds = await readsTheSame(found.reads).catch((error: unknown) => {
      log.error('page-not-read-again', error);
      return false;
    });
    if (!holds) return null;
    pages.put(url, found.page, begun);
    return found.page;
  }

  async function answer(request: IncomingMessage, response: ServerResponse, asker: Asker) {
    const page = await filed(request.url ?? '/');
    await (page === null ? render(request, response, asker) : sendPage(page, asker, response));
  }

  return async (request, response) => {
    const { url = '/', method, headers } = request;
    const asker = { method, headers: { ...headers } };
    for (let other = underWay.get(url); other !== undefined; other = underWay.get(url)) {
      await other;
      const page = pages.find(url);
      if (page !== undefined) return sendPage(page, asker, response);
    }
    const { host, 'x-forwarded-for': from } = headers;
    // What Next hears of whoever asks, besides the address: everybody gets the same page.
    request.headers = { host, 'x-forwarded-for': from, 'user-agent': KEPT_AGENT };
    request.method = 'GET';
    const done = answer(request, response, asker);
    underWay.set(
      url,
      done.catch(() => undefined).finally(() => underWay.delete(url)),
    );
    await done;
  };
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}
