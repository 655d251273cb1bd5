import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { newRendering, whileRendering } from '../rendering';
import type { Handler } from './front-door';
import { untilWhole } from './held-page';
import { ANSWER, asksForData, type PageStore } from './page-store';
import { type Asker, sendPage, sendPlain } from './send-page';

/** Under which name the answer to everybody at an address (a path with its query) is kept; null: it is not. */
export type AnswerKey = (url: string) => string | null;

/**
 * Whether a request asks for what everybody is told. Who shows a token or a cookie may be told something else, and reads
 * at once what they have just written.
 */
export function asksAsAnybody({ method, headers }: IncomingMessage): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  const isKnown = headers.authorization !== undefined || headers.cookie !== undefined;
  return isRead && !isKnown && !asksForData({ headers });
}

/**
 * Answers public reads of the API from the store (decision 38), or has `handle` answer and keeps what it says. Kept is
 * a 200 that said of what it is made (`showsTags`); with any of that it is forgotten, and what was being made meanwhile
 * is not kept. Whoever asks while the same is being made waits for it, once.
 */
export function keptAnswers(handle: Handler, pages: PageStore) {
  const underWay = new Map<string, Promise<void>>();

  async function make(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    asker: Asker,
  ): Promise<void> {
    const rendering = newRendering();
    const begun = pages.now();
    const body = await whileRendering(rendering, () =>
      untilWhole(handle, request, response, () => true),
    );
    if (body === null) return;
    const headers = response.getHeaders();
    const tags = [...rendering.tags];
    const isFinal = !rendering.failed && tags.length > 0;
    if (!isFinal || !isForEverybody(response.statusCode, headers)) {
      sendPlain(body, asker, response);
      return;
    }
    const stored = await pages.keep(name, { headers, body, tags }, begun);
    for (const header of response.getHeaderNames()) response.removeHeader(header);
    await sendPage(stored, asker, response);
  }

  return async (key: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = `${ANSWER}${key}`;
    const { method, headers } = request;
    const asker = { method, headers: { ...headers } };
    const found = () => pages.find(name);
    // What cannot be kept is made for each who asks, at once and not one after the other.
    if (found() === undefined) await underWay.get(name);
    const answer = found();
    if (answer !== undefined) {
      await sendPage(answer, asker, response);
      return;
    }
    const { host, 'x-forwarded-for': from } = headers;
    // What is heard of whoever asks, besides the address: everybody is told the same.
    request.headers = { host, 'x-forwarded-for': from };
    request.method = 'GET';
    const done = make(name, request, response, asker);
    const settled = done
      .catch(() => undefined)
      .finally(() => {
        if (underWay.get(name) === settled) underWay.delete(name);
      });
    underWay.set(name, settled);
    await done;
  };
}

function isForEverybody(status: number, headers: OutgoingHttpHeaders): boolean {
  const isPrivate = /\bprivate\b/.test(headers['cache-control'] ?? '');
  return status === 200 && headers['set-cookie'] === undefined && !isPrivate;
}
