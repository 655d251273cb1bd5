import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { errorCode, OperatorError } from '@/lib/platform/errors';

/**
 * A backup is one gzip stream of frames, each a length (4 bytes, big endian) and that many bytes:
 *
 *     header (JSON)
 *     for each table of the header: any number of frames of COPY text, then an empty frame
 *     trailer (JSON), whose checksum covers every byte before it
 *
 * COPY's text form is the same in every PostgreSQL, so that a backup of the embedded database goes
 * into another server and back.
 */
export const headerSchema = z.object({
  format: z.literal('portolan-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  /** Names of the migrations that the data is shaped by, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});

export const trailerSchema = z.object({
  /** Rows of each table, in the header's order. */
  rows: z.array(z.number().int().nonnegative()),
  sha256: z.string(),
});

export type Header = z.infer<typeof headerSchema>;
export type Trailer = z.infer<typeof trailerSchema>;

export const LENGTH_BYTES = 4;
/** No frame is longer; a file that says otherwise is not a backup. */
export const MAX_FRAME_BYTES = 64_000_000;

export const END_OF_TABLE = Buffer.alloc(LENGTH_BYTES);

export function frame(content: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** A backup that is being read from its beginning; each part may be asked for once, in order. */
export interface BackupReader {
  header: Header;
  /** The COPY text of the next table of the header. */
  nextTable(): AsyncIterable<Buffer>;
  /** What stands after the last table, with the checksum of what was read. */
  end(): Promise<{ trailer: Trailer; sha256: string }>;
}

/** Opens a backup; throws OperatorError where it is none, or cannot be read. */
export async function readBackup(file: string): Promise<BackupReader> {
  const frames = readFrames(file);
  const header = parse(headerSchema, await frames.next(), file);
  async function* nextTable() {
    for (;;) {
      const content = await frames.next();
      if (content.length === 0) return;
      yield content;
    }
  }
  return {
    header,
    nextTable,
    async end() {
      const sha256 = frames.checksum();
      const trailer = parse(trailerSchema, await frames.next(), file);
      await frames.expectEnd();
      return { trailer, sha256 };
    },
  };
}

/** Reads the whole backup without using it, so that a damaged one is refused before any change. */
export async function verifyBackup(file: string): Promise<Header> {
  const reader = await readBackup(file);
  for (const _table of reader.header.tables) {
    for await (const _chunk of reader.nextTable());
  }
  const { trailer, sha256 } = await reader.end();
  if (trailer.sha256 !== sha256 || trailer.rows.length !== reader.header.tables.length) {
    throw new OperatorError(`${file} is damaged: its checksum does not fit`);
  }
  return reader.header;
}

function readFrames(file: string) {
  const hash = createHash('sha256');
  const source = pipeline(createReadStream(file), createGunzip(), () => undefined);
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let buffered: Buffer = Buffer.alloc(0);

  async function fill(bytes: number): Promise<boolean> {
    const parts = [buffered];
    let length = buffered.length;
    while (length < bytes) {
      const next = await chunks.next().catch((error: unknown) => {
        throw unreadable(error, file);
      });
      if (next.done) break;
      parts.push(next.value);
      length += next.value.length;
    }
    buffered = Buffer.concat(parts);
    return length >= bytes;
  }

  async function take(bytes: number): Promise<Buffer> {
    if (!(await fill(bytes))) throw new OperatorError(`${file} is cut short`);
    const taken = buffered.subarray(0, bytes);
    buffered = buffered.subarray(bytes);
    return taken;
  }

  return {
    async next(): Promise<Buffer> {
      const prefix = await take(LENGTH_BYTES);
      const length = prefix.readUInt32BE();
      if (length > MAX_FRAME_BYTES) throw notABackup(file);
      const content = await take(length);
      hash.update(prefix).update(content);
      return content;
    },
    checksum: () => hash.copy().digest('hex'),
    async expectEnd(): Promise<void> {
      if (await fill(1)) throw new OperatorError(`${file} is damaged: something follows its end`);
    },
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, content: Buffer, file: string) {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    throw notABackup(file);
  }
}

function notABackup(file: string): OperatorError {
  return new OperatorError(`${file} is not a backup that this Portolan can read`);
}

function unreadable(error: unknown, file: string): OperatorError {
  const code = errorCode(error);
  if (code === 'ENOENT') return new OperatorError(`there is no file ${file}`);
  if (code === 'Z_BUF_ERROR') return new OperatorError(`${file} is cut short`);
  if (code.startsWith('Z_')) return notABackup(file);
  return new OperatorError(`${file} cannot be read (${code})`, { cause: error });
}
