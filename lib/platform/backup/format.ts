import { z } from 'zod';

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
