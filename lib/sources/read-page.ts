import { parseUrl } from '@/lib/platform/parse-url';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { SECOND } from '@/lib/platform/clock';
import type { UnreachableReason } from './types';

/** How pages are read. */
export interface Reading {
  /** Says who reads, and where to ask about it. */
  readonly userAgent: string;
  /** The one origin on this machine that may be read all the same; for tests. */
  readonly allowedOrigin?: string | undefined;
  /** How names become addresses, where not as the machine does it. */
  readonly lookup?: LookupFunction;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** What one request brought. */
export type Answer =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly contentType: string;
      readonly body: Buffer;
      readonly cut: boolean;
    }
  | { readonly type: 'redirect'; readonly lasting: boolean; readonly to: URL }
  | { readonly type: 'failed'; readonly reason: UnreachableReason };

const TIMEOUT_MS = 20 * SECOND;
const MAX_BYTES = 4 * 1024 * 1024;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const LASTING: readonly number[] = [301, 308];

// They look at each address that a name resolved to and connect to that very address: a name that
// resolves to another one a moment later changes nothing. Connections are not kept.
const AGENTS = {
  http: new RequestFilteringHttpAgent({ keepAlive: false }),
  https: new RequestFilteringHttpsAgent({ keepAlive: false }),
};

/** Whether an address is one of the web, and says nothing of whoever asks. */
export function isPlainWeb({ protocol, username, password }: URL): boolean {
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** One request, no redirect followed; it ends within a time and a size, and leads to public addresses only. */
export async function readPage(url: URL, reading: Reading): Promise<Answer> {
  try {
    return await answerOf(await responseOf(url, reading), url, reading.maxBytes ?? MAX_BYTES);
  } catch (error) {
    return { type: 'failed', reason: reasonOf(error) };
  }
}

async function responseOf(url: URL, reading: Reading): Promise<IncomingMessage> {
  const { userAgent, allowedOrigin, lookup, timeoutMs = TIMEOUT_MS } = reading;
  const isSecure = url.protocol === 'https:';
  const isAllowed = allowedOrigin !== undefined && url.origin === new URL(allowedOrigin).origin;
  const request = (isSecure ? https : http).get(url, {
    agent: isAllowed ? false : isSecure ? AGENTS.https : AGENTS.http,
    ...(lookup !== undefined && { lookup }),
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'user-agent': userAgent,
      accept: 'text/html, text/plain, */*;q=0.5',
      'accept-encoding': 'gzip, br',
    },
  });
  // Broken off while the body comes, it is told a second time, when nobody waits for it any more.
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

async function answerOf(response: IncomingMessage, url: URL, maxBytes: number): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  if (REDIRECTS.includes(status) && headers.location !== undefined) {
    response.destroy();
    const to = parseUrl(headers.location, url);
    return to === null
      ? { type: 'failed', reason: 'server-error' }
      : { type: 'redirect', lasting: LASTING.includes(status), to };
  }
  const plain = decoded(response, headers['content-encoding']);
  if (plain === null) {
    response.destroy();
    return { type: 'failed', reason: 'not-text' };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of plain as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) break;
  }
  response.destroy();
  const body = Buffer.concat(chunks).subarray(0, maxBytes);
  const contentType = headers['content-type'] ?? '';
  return { type: 'answer', status, contentType, body, cut: bytes > maxBytes };
}

/** The body without its compression; null for one that was not asked for. */
function decoded(response: IncomingMessage, encoding = 'identity'): Readable | null {
  const known = { gzip: zlib.createGunzip, br: zlib.createBrotliDecompress };
  const name = encoding.trim().toLowerCase();
  if (name === 'identity' || name === '') return response;
  const unpack = name === 'gzip' || name === 'br' ? known[name]() : null;
  // What breaks on the way is thrown where the body is read.
  return unpack === null ? null : pipeline(response, unpack, () => undefined);
}

/** The system's errors, the time-out's and those of broken answers have a code; the refusal of an address has none. */
function reasonOf(error: unknown): UnreachableReason {
  return error instanceof Error && !('code' in error) ? 'private-address' : 'no-answer';
}
