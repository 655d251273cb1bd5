import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { exportLines, FORM } from '@/lib/exports/formats';
import { findDataVersion } from '@/lib/exports/queries';
import type { ExportWish } from '@/lib/exports/schema';
import { db, inTransaction } from '@/lib/platform/db';
import { loadEnv } from '@/lib/platform/env';
import { errorCode, failure, type Result, success } from '@/lib/platform/errors';
import { makeFolder } from '@/lib/platform/folder';
import { log } from '@/lib/platform/log';
import { siteOrigin } from '@/lib/platform/origin';

/** A data set as it was made once after the last change: a gzipped file in `DATA_DIR/exports`. */
export interface FinishedExport {
  readonly file: string;
  /** Another one as soon as the data set says anything else. */
  readonly version: string;
}

/** Made at a time in one server process: making one reads the whole database. */
const AT_ONCE = 2;
const LONGEST_WAIT_MS = 10_000;
const LONGEST_MAKING_MS = 300_000;

const making = new Map<string, Promise<Result<FinishedExport>>>();
const waiting: (() => void)[] = [];
let free = AT_ONCE;

/**
 * The data set's finished file, made where there is none since the last change. Whoever asks while it
 * is made waits for the same one; `rate-limited` where too many others are being made.
 */
export async function finishedExport(wish: ExportWish): Promise<Result<FinishedExport>> {
  const version = versionOf(wish, await presentVersion());
  const file = fileOf(wish, version);
  if (await exists(file)) return success({ file, version });
  const known = making.get(file);
  if (known !== undefined) return known;
  const work = makeInTurn(wish).finally(() => making.delete(file));
  making.set(file, work);
  return work;
}

let reading: Promise<string> | null = null;

/** The data's version. It is read from all reports: those who ask while it is read are told the same. */
function presentVersion(): Promise<string> {
  reading ??= findDataVersion(db()).finally(() => {
    reading = null;
  });
  return reading;
}

async function makeInTurn(wish: ExportWish): Promise<Result<FinishedExport>> {
  if (!(await takeTurn())) {
    return failure('rate-limited', { reason: 'too-many', retryAfter: LONGEST_WAIT_MS / 1000 });
  }
  try {
    return success(await make(wish));
  } catch (error) {
    log.error('export-not-made', error, { name: wish.name });
    return failure('unavailable', { reason: 'error', retryAfter: LONGEST_WAIT_MS / 1000 });
  } finally {
    giveTurn();
  }
}

/** The file's bytes, packed as they lie there or plain; null where a newer one has just taken its place. */
export async function readExport(
  { file }: FinishedExport,
  packed: boolean,
): Promise<ReadableStream<Uint8Array> | null> {
  try {
    const bytes = (await open(file)).createReadStream();
    const sent = packed ? bytes : bytes.pipe(createGunzip());
    if (sent !== bytes) sent.once('close', () => bytes.destroy());
    return Readable.toWeb(sent) as ReadableStream<Uint8Array>;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function versionOf(wish: ExportWish, data: string): string {
  const said = JSON.stringify([FORM, siteOrigin(), wish, data]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

function folder(): string {
  return path.join(loadEnv().DATA_DIR, 'exports');
}

function variantOf({ name, include, ascii }: ExportWish): string {
  return [name, include, ascii ? 'ascii' : null].filter((part) => part !== null).join('-');
}

function fileOf(wish: ExportWish, version: string): string {
  return path.join(folder(), `${variantOf(wish)}~${version}.gz`);
}

async function exists(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null;
}

/** One snapshot of the database: a release that comes in meanwhile is in the next file. */
async function make(wish: ExportWish): Promise<FinishedExport> {
  makeFolder(folder());
  const begun = path.join(folder(), `${variantOf(wish)}~${randomUUID()}.new`);
  try {
    const version = await inTransaction(
      async (tx) => {
        const now = versionOf(wish, await findDataVersion(tx));
        // Little ahead: what is made without a pause keeps everybody else waiting.
        const bytes = Readable.from(exportLines(tx, wish), { objectMode: true, highWaterMark: 1 });
        await pipeline(bytes, createGzip(), createWriteStream(begun, { mode: 0o600 }));
        return now;
      },
      { isolationLevel: 'RepeatableRead', timeout: LONGEST_MAKING_MS },
    );
    const file = fileOf(wish, version);
    await rename(begun, file);
    await dropOthers(wish, file);
    return { file, version };
  } catch (error) {
    await rm(begun, { force: true });
    throw error;
  }
}

/** Who is still being sent an older file keeps it: it is open. Also what a process that died has begun. */
async function dropOthers(wish: ExportWish, file: string): Promise<void> {
  for (const name of await readdir(folder())) {
    const other = path.join(folder(), name);
    if (!name.startsWith(`${variantOf(wish)}~`) || other === file) continue;
    // What cannot be deleted now (a system that locks open files) goes the next time.
    const age = Date.now() - ((await stat(other).catch(() => null))?.mtimeMs ?? 0);
    if (name.endsWith('.gz') || age > LONGEST_MAKING_MS) await rm(other).catch(() => undefined);
  }
}

function takeTurn(): Promise<boolean> {
  if (free > 0) {
    free -= 1;
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(called), 1);
      resolve(false);
    }, LONGEST_WAIT_MS);
    const called = () => {
      clearTimeout(timer);
      resolve(true);
    };
    waiting.push(called);
  });
}

/** The next in line takes the turn over; where nobody waits it is free. */
function giveTurn(): void {
  const next = waiting.shift();
  if (next === undefined) free += 1;
  else next();
}
