import { timingSafeEqual } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { follow, neededPosition } from '../position';
import type { Rendering } from '../rendering';
import { doing, whatIsDone } from '../request-id';
import type { Handler } from './front-door';
import { type Made, type Render, renderWith } from './render';
import { RendererGone } from './renderers';

/** How another process is reached that renders: a port of this machine, and the word it wants to hear. */
export interface Reached {
  readonly port: number;
  readonly word: string;
}

/** A rendering that takes longer has hung. */
const PATIENCE_MS = 30_000;

/** Headers between the two processes, which nobody else sees. */
const WORD = 'x-portolan-word';
const REQUEST = 'x-portolan-request';
/** How new what is read must be; empty: it must be read where it is written. */
const NEEDED = 'x-portolan-needed';
/** So many bytes of the answer are the page; what follows says what was learned of it, as JSON. */
const PAGE_BYTES = 'x-portolan-page-bytes';

const ofOneConnection =
  /^(?:connection|content-length|date|keep-alive|transfer-encoding|x-portolan-.*)$/;

const learnedSchema = z.object({
  tags: z.array(z.string()),
  reads: z.array(z.object({ reader: z.string(), of: z.array(z.unknown()), gave: z.string() })),
  failed: z.boolean(),
});

/** Renders in the other process at `reached`. */
export function renderAt(reached: Reached, agent: http.Agent): Render {
  return async (request, response, begin) => {
    begin();
    const asking = ask(reached, agent, request);
    const leave = () => asking.destroy();
    response.once('close', leave);
    try {
      const answer = await answerTo(asking);
      const body = await buffer(answer);
      response.statusCode = answer.statusCode ?? 500;
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined && !ofOneConnection.test(name)) response.setHeader(name, value);
      const length = answer.headers[PAGE_BYTES];
      if (length !== undefined) return readMade(body, Number(length));
      response.end(body);
      return null;
    } catch (error) {
      if (response.destroyed) return null;
      throw new RendererGone(error instanceof Error ? error.message : String(error));
    } finally {
      response.off('close', leave);
    }
  };
}

function ask({ port, word }: Reached, agent: http.Agent, request: IncomingMessage) {
  const headers = {
    ...request.headers,
    [WORD]: word,
    [REQUEST]: whatIsDone().request ?? '',
    [NEEDED]: neededPosition() ?? '',
  };
  const { method, url: path } = request;
  return http.get({ host: '127.0.0.1', port, path, method, headers, agent, timeout: PATIENCE_MS });
}

function answerTo(asking: http.ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asking.once('response', resolve);
    asking.once('error', reject);
    asking.once('timeout', () => asking.destroy(new Error('it does not answer')));
  });
}

function readMade(body: Buffer, length: number): Made {
  const learned = learnedSchema.parse(JSON.parse(body.subarray(length).toString('utf8')));
  return {
    whole: body.subarray(0, length),
    rendering: { ...learned, tags: new Set(learned.tags) },
  };
}

/** Answers what `renderAt` asks, with what `handle` renders; nobody who does not know `word` is answered. */
export function renderFor(handle: Handler, word: string): Handler {
  const render = renderWith(handle);
  return async (request, response) => {
    const { [WORD]: said, [REQUEST]: id, [NEEDED]: needed, ...more } = request.headers;
    // Of the connection between the two processes, and so not of the page.
    const { connection: _connection, ...headers } = more;
    if (!isSame(String(said), word)) {
      response.writeHead(403).end();
      return;
    }
    request.headers = headers;
    const from = needed === '' ? null : Number(needed);
    const made = await doing(id ? { request: String(id) } : {}, () =>
      follow({ from }, () => render(request, response, () => undefined)),
    );
    if (made === null) return;
    response.setHeader(PAGE_BYTES, made.whole.byteLength);
    response.write(made.whole);
    response.end(JSON.stringify(learned(made.rendering)));
  };
}

function learned({ tags, reads, failed }: Rendering): z.input<typeof learnedSchema> {
  return { tags: [...tags], reads: reads.map((read) => ({ ...read, of: [...read.of] })), failed };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
