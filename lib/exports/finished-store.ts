import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fileOf, type FinishedExport, makerOf, versionOf } from '@/lib/exports/making-store';
import { findDataVersion } from '@/lib/exports/queries';
import type { ExportWish } from '@/lib/exports/schema';
import { db } from '@/lib/platform/db';
import { errorCode, failure, type Result, success } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

/** Made at a time for one server process: making one reads the whole database. */
const AT_ONCE = 2;
const LONGEST_WAIT_MS = 10_000;

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
    return success(await makerOf()(wish));
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

async function exists(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null;
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
