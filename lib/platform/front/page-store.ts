import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { ALL_TAG } from '../cache-tags';

/** The smallest first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

type Compression = Exclude<Encoding, 'identity'>;

/** A finished public page or answer, compressed once for all who ask. */
export interface StoredPage {
  /** As the page was sent, without what belongs to one answer or one encoding. */
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  /** What the page shows: with any of these it is forgotten. `null`: at any change. */
  readonly tags: readonly string[] | null;
  /** One at least; the others are made of it when somebody asks for them. An answer is kept as it is, too. */
  readonly packed: Partial<Record<Encoding, Buffer>>;
}

export interface PageStore {
  /** Counts what was forgotten: a page may only be kept if none of its tags was forgotten since it was begun. */
  now(): number;
  find(url: string): StoredPage | undefined;
  /**
   * Compresses the page as `encoding` says, or else in the smallest, and keeps it, unless one of its tags was forgotten
   * since `begun`. Answers what it keeps, or would have kept. Under a name that begins with `ANSWER` it is no page but an
   * answer of the API, which programs mostly take as it is.
   */
  keep(url: string, page: Page, begun: number, encoding?: Encoding): Promise<StoredPage>;
  /** The same with a page that is compressed already. */
  put(url: string, page: StoredPage, begun: number): void;
  /** Forgets the pages with any of these tags, and those of which no tags are known. */
  forget(tags: readonly string[]): void;
}

interface Page {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly tags: readonly string[] | null;
}

/** Before the name of an answer; no address of a page begins so. */
export const ANSWER = 'answer ';

const MAX_BYTES = 128 * 1024 * 1024;
/** Answers have room of their own: whoever walks through the API drives no page out. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const MAX_PAGE_BYTES = 2 * 1024 * 1024;
/** Pages are forgotten when something changes; this bounds what an unheard change could do. */
const MAX_AGE_MS = 10 * 60_000;
const BROTLI_QUALITY = 5;
/** What a tag of a page takes, about. */
const TAG_BYTES = 100;
/** Of so many tags it is known when each was forgotten last; of older ones, that it was before. */
const MAX_FORGOTTEN = 20_000;

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
 * compressed again. A change forgets the pages that show it, by their tags, and leaves all others.
 */
export function createPageStore(): PageStore {
  const urls = new Map<string, Set<string>>();
  const shelf = (maxSize: number) =>
    new LRUCache<string, StoredPage>({
      maxSize,
      sizeCalculation: sizeOf,
      ttl: MAX_AGE_MS,
      dispose: ({ tags }, url) => unlink(urls, url, tags),
    });
  const [pages, answers] = [shelf(MAX_BYTES), shelf(MAX_ANSWER_BYTES)];
  const shelfOf = (url: string) => (url.startsWith(ANSWER) ? answers : pages);
  const forgotten = forgottenTags();
  const put: PageStore['put'] = (url, page, begun) => {
    if (forgotten.since(begun, page.tags)) return;
    shelfOf(url).set(url, page);
    for (const tag of page.tags ?? [UNKNOWN]) {
      const known = urls.get(tag);
      if (known === undefined) urls.set(tag, new Set([url]));
      else known.add(url);
    }
  };
  return {
    now: forgotten.now,
    find: (url) => shelfOf(url).get(url),
    async keep(url, { headers, body, tags }, begun, encoding = 'br') {
      const first = encoding === 'identity' ? 'br' : encoding;
      const packed = url.startsWith(ANSWER)
        ? { identity: body }
        : { [first]: await pack[first](body) };
      const page = { headers: kept(headers), tags, packed };
      if (body.byteLength <= MAX_PAGE_BYTES) put(url, page, begun);
      return page;
    },
    put,
    forget(tags) {
      forgotten.add(tags);
      if (tags.includes(ALL_TAG)) for (const all of [pages, answers]) all.clear();
      else
        for (const tag of [UNKNOWN, ...tags])
          for (const url of [...(urls.get(tag) ?? [])]) shelfOf(url).delete(url);
    },
  };
}

/** Under this name stand the pages whose tags are not known. */
const UNKNOWN = '';

function unlink(urls: Map<string, Set<string>>, url: string, tags: StoredPage['tags']): void {
  for (const tag of tags ?? [UNKNOWN]) {
    const known = urls.get(tag);
    known?.delete(url);
    if (known?.size === 0) urls.delete(tag);
  }
}

/** When each tag was forgotten last, counted in calls. */
function forgottenTags() {
  let count = 0;
  // What is no longer known of single tags counts for all of them.
  let floor = 0;
  const last = new Map<string, number>();
  return {
    now: () => count,
    add(tags: readonly string[]) {
      count += 1;
      for (const tag of tags) {
        last.delete(tag);
        last.set(tag, count);
      }
      for (const [tag, at] of last) {
        if (last.size <= MAX_FORGOTTEN) break;
        last.delete(tag);
        floor = at;
      }
    },
    since(begun: number, tags: readonly string[] | null): boolean {
      if (tags === null) return count > begun;
      return [floor, ...[ALL_TAG, ...tags].map((tag) => last.get(tag) ?? 0)].some(
        (at) => at > begun,
      );
    },
  };
}

/** Whether a request asks for a page as everybody gets it: by its address and nothing else. */
export function asksForPage(request: IncomingMessage): boolean {
  const { method, url = '' } = request;
  return (
    (method === 'GET' || method === 'HEAD') &&
    url.startsWith('/') &&
    url.length <= MAX_URL_LENGTH &&
    !url.includes('?') &&
    !asksForData(request)
  );
}

/** Whether Next's own script asks for what a page is made of. */
export function asksForData({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return DATA_REQUEST.some((name) => headers[name] !== undefined);
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

/** What the others take is counted too: they may be made at any time. Two compressions of a text are smaller than it. */
function sizeOf({ packed, tags }: StoredPage): number {
  const sizes = Object.values(packed).map(({ byteLength }) => byteLength);
  return 2 * Math.max(...sizes) + 2_048 + (tags ?? []).length * TAG_BYTES;
}

/** The page as it goes out in an encoding; the few who take none have it unpacked for them. */
export async function bodyOf({ packed }: StoredPage, encoding: Encoding): Promise<Buffer> {
  if (packed[encoding] !== undefined) return packed[encoding];
  const body =
    packed.identity ??
    (await (packed.gzip === undefined
      ? promisify(brotliDecompress)(packed.br ?? '')
      : promisify(gunzip)(packed.gzip)));
  return encoding === 'identity' ? body : (packed[encoding] = await pack[encoding](body));
}

const pack: Readonly<Record<Compression, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** Next names its preloads twice; once is enough. */
function kept(headers: OutgoingHttpHeaders): StoredPage['headers'] {
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || OWN_HEADERS.has(name)) return [];
    return [[name, Array.isArray(value) ? [...new Set(value)] : value] as const];
  });
  const vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  const isPage = /^text\/html\b/.test(String(headers['content-type'] ?? ''));
  return { ...Object.fromEntries(entries), vary, ...(isPage && { 'x-nextjs-cache': 'HIT' }) };
}
