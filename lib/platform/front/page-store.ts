import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** The smallest first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A finished public page, in every encoding a client may ask for. */
export interface StoredPage {
  /** As the page was sent, without what belongs to one answer or one encoding. */
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
}

export interface PageStore {
  /** Changes with each `forget`: what was begun under an older one must not be stored. */
  generation(): number;
  find(url: string): StoredPage | undefined;
  /** Compresses the page and keeps it, unless everything was forgotten since `generation`. */
  keep(url: string, page: Page, generation: number): Promise<void>;
  forget(): void;
}

interface Page {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

const MAX_BYTES = 96 * 1024 * 1024;
const MAX_PAGE_BYTES = 2 * 1024 * 1024;
/** Pages are forgotten when something changes; this bounds what an unheard change could do. */
const MAX_AGE_MS = 60_000;
const BROTLI_QUALITY = 5;

/** Said anew for each answer, or by the encoding it goes out in. */
const OWN_HEADERS = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** Next's own data requests carry these; their answers are other bytes at the same address. */
const DATA_REQUEST = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
];
const MAX_URL_LENGTH = 512;

/**
 * Whole answers of public pages in memory: what Next has rendered once need neither be routed nor
 * compressed again. Everything is forgotten together, because any change may show on any page.
 */
export function createPageStore(): PageStore {
  const pages = new LRUCache<string, StoredPage>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bodies }) =>
      ENCODINGS.reduce((bytes, encoding) => bytes + bodies[encoding].byteLength, 1_024),
    ttl: MAX_AGE_MS,
  });
  let generation = 0;
  return {
    generation: () => generation,
    find: (url) => pages.get(url),
    async keep(url, { headers, body }, begun) {
      if (begun !== generation || body.byteLength > MAX_PAGE_BYTES) return;
      const bodies = await encode(body);
      if (begun === generation) pages.set(url, { headers: kept(headers), bodies });
    },
    forget() {
      generation += 1;
      pages.clear();
    },
  };
}

/** Whether a request asks for a page as everybody gets it: by its address and nothing else. */
export function asksForPage({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    url.startsWith('/') &&
    url.length <= MAX_URL_LENGTH &&
    !url.includes('?') &&
    DATA_REQUEST.every((name) => headers[name] === undefined)
  );
}

/** Whether an answer says of itself that shared caches may keep it (RFC 9111, 5.2.2.10). */
export function mayBeShared(status: number, headers: OutgoingHttpHeaders): boolean {
  return (
    status === 200 &&
    headers['set-cookie'] === undefined &&
    /\bs-maxage=[1-9]/.test(headers['cache-control'] ?? '') &&
    /^text\/html\b/.test(String(headers['content-type'] ?? ''))
  );
}

async function encode(identity: Buffer): Promise<StoredPage['bodies']> {
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    }),
    promisify(gzip)(identity),
  ]);
  return { br, gzip: zipped, identity };
}

/** Next names its preloads twice; once is enough. */
function kept(headers: OutgoingHttpHeaders): StoredPage['headers'] {
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || OWN_HEADERS.has(name)) return [];
    return [[name, Array.isArray(value) ? [...new Set(value)] : value] as const];
  });
  const vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  return { ...Object.fromEntries(entries), vary, 'x-nextjs-cache': 'HIT' };
}
