import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { log } from '../log';
import type { Read } from '../rendering';
import type { StoredPage } from './page-store';

/** A kept page on disk, with what it was made of: it holds as long as that reads the same. */
interface FiledPage {
  readonly page: StoredPage;
  readonly reads: readonly Read[];
}

/** Kept pages on disk: those that the page store has no room for, and those from before a restart. */
export interface PageFiles {
  find(url: string): Promise<FiledPage | null>;
  /** Instead of what was there. Never fails: where nothing can be written, nothing is kept. */
  keep(url: string, page: FiledPage): Promise<void>;
}

/** Some 15,000 pages. */
const MAX_BYTES = 256 * 1024 * 1024;
/** What a page says of the day it was made may be wrong a day later. */
const MAX_AGE_MS = 24 * 60 * 60_000;
const UNFINISHED = '.new';

const headSchema = z.object({
  url: z.string(),
  /** In milliseconds since 1970. */
  made: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  tags: z.array(z.string()).nullable(),
  encoding: z.enum(['br', 'gzip']),
  reads: z.array(
    z.object({
      reader: z.string(),
      of: z.array(z.unknown()),
      gave: z.string(),
    }),
  ),
  /** Of the body: what a machine that lost its power wrote in part is no page. */
  sha256: z.string(),
});
type Head = z.infer<typeof headSchema>;

/**
 * Opens the pages of this build in `folder`; those of other builds go. Holds `maxBytes` at most, the newest and those
 * last asked for.
 */
export async function openPageFiles(
  folder: string,
  build: string,
  maxBytes = MAX_BYTES,
): Promise<PageFiles> {
  const own = path.join(folder, build);
  const fileOf = (name: string) => path.join(own, name);
  const remove = (file: string) => rm(file, { recursive: true, force: true });
  const sizes = new LRUCache<string, number>({
    maxSize: maxBytes,
    sizeCalculation: (size) => Math.max(1, size),
    dispose: (_size, name, reason) => {
      if (reason === 'evict') remove(fileOf(name)).catch(stop);
    },
  });
  let stopped = false;
  let writes = 0;
  /** A full disk is told of once, and is left alone until the next start. */
  function stop(error: unknown): void {
    if (!stopped) log.error('pages-not-filed', error);
    stopped = true;
  }
  try {
    await mkdir(own, { recursive: true });
    for (const other of await readdir(folder))
      if (other !== build) await remove(path.join(folder, other));
    for (const { name, size } of await filesIn(own)) {
      if (name.endsWith(UNFINISHED)) await remove(fileOf(name));
      else sizes.set(name, size);
    }
  } catch (error) {
    stop(error);
  }
  return {
    async find(url) {
      const name = nameOf(url);
      if (sizes.get(name) === undefined) return null;
      const file = await readFile(fileOf(name)).catch(() => null);
      const filed = file === null ? null : readPage(file, url);
      if (filed !== null) return filed;
      sizes.delete(name);
      await remove(fileOf(name)).catch(stop);
      return null;
    },
    async keep(url, page) {
      if (stopped) return;
      const name = nameOf(url);
      const file = writePage(url, page);
      // A page may be made anew while it is still being written.
      const unfinished = fileOf(`${name}.${++writes}${UNFINISHED}`);
      try {
        await writeFile(unfinished, file);
        await rename(unfinished, fileOf(name));
        sizes.set(name, file.byteLength);
      } catch (error) {
        stop(error);
      }
    },
  };
}

/** The oldest first. */
async function filesIn(folder: string) {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
  return files.sort((one, other) => one.mtimeMs - other.mtimeMs);
}

const nameOf = (url: string): string => createHash('sha256').update(url).digest('hex');

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url');

/** A line of JSON, then the page as it was compressed. */
function writePage(url: string, { page, reads }: FiledPage): Buffer {
  const { headers, tags, packed } = page;
  const encoding = packed.br === undefined ? 'gzip' : 'br';
  const body = packed[encoding] ?? Buffer.alloc(0);
  const head = { url, made: Date.now(), headers, tags, encoding, reads, sha256: hashOf(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

function readPage(file: Buffer, url: string): FiledPage | null {
  const end = file.indexOf('\n');
  const head = readHead(file.toString('utf8', 0, end));
  const body = file.subarray(end + 1);
  if (head?.url !== url || head.sha256 !== hashOf(body)) return null;
  if (Date.now() - head.made > MAX_AGE_MS) return null;
  const { headers, tags, encoding, reads } = head;
  return { page: { headers, tags, packed: { [encoding]: body } }, reads };
}

function readHead(line: string): Head | null {
  try {
    return headSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
