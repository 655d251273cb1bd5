import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { exportLines, FORM } from '@/lib/exports/formats';
import { findDataVersion } from '@/lib/exports/queries';
import type { ExportWish } from '@/lib/exports/schema';
import { inTransaction } from '@/lib/platform/db';
import { loadEnv } from '@/lib/platform/env';
import { makeFolder } from '@/lib/platform/folder';
import { siteOrigin } from '@/lib/platform/origin';

export const finishedExportSchema = z.object({
  file: z.string(),
  /** Another one as soon as the data set says anything else. */
  version: z.string(),
});

/** A data set as it was made once after the last change: a gzipped file in `DATA_DIR/exports`. */
export type FinishedExport = Readonly<z.output<typeof finishedExportSchema>>;

const LONGEST_MAKING_MS = 300_000;

type MakeExport = (wish: ExportWish) => Promise<FinishedExport>;

// Next gives routes copies of their own of this module.
const store = globalThis as { portolanMakeExport?: MakeExport };

/** Names what makes data sets for this process in its place: making one would keep its other answers waiting. */
export function makeExportsWith(make: MakeExport): void {
  store.portolanMakeExport = make;
}

/** What makes data sets for this process: itself, where nothing else is named. */
export function makerOf(): MakeExport {
  return store.portolanMakeExport ?? makeExport;
}

/**
 * Makes a data set's file in `DATA_DIR/exports`, from one snapshot of the database: a release that comes in meanwhile
 * is in the next file. Rejects where the database or the disk fails; nothing begun is left then.
 */
export async function makeExport(wish: ExportWish): Promise<FinishedExport> {
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

/** The version of a data set that says `data` (`findDataVersion`). */
export function versionOf(wish: ExportWish, data: string): string {
  const said = JSON.stringify([FORM, siteOrigin(), wish, data]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

function folder(): string {
  return path.join(loadEnv().DATA_DIR, 'exports');
}

function variantOf({ name, include, ascii }: ExportWish): string {
  return [name, include, ascii ? 'ascii' : null].filter((part) => part !== null).join('-');
}

/** Where the finished file of this version lies, made or not. */
export function fileOf(wish: ExportWish, version: string): string {
  return path.join(folder(), `${variantOf(wish)}~${version}.gz`);
}
