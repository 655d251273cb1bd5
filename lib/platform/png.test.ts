import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { indexedPng } from './png';

/** The chunks of a PNG file, each proven by its checksum. */
function chunksOf(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.subarray(0, 4).toString('latin1'), body.subarray(4));
    at += length + 12;
  }
  return chunks;
}

describe('an indexed picture', () => {
  const pixels = Uint8Array.from([0, 1, 2, 3, 3, 2, 1, 0]);
  const file = Buffer.from(indexedPng(4, 2, pixels, [0x000000, 0xff0000, 0x00ff00, 0x0000ff]));

  it('begins as every PNG does and ends with its last chunk', () => {
    expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([...chunksOf(file).keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  });

  it('says its size, its depth and its colours', () => {
    const header = chunksOf(file).get('IHDR') ?? Buffer.alloc(0);
    expect([header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]).toEqual([
      4, 2, 4, 3,
    ]);
    expect([...(chunksOf(file).get('PLTE') ?? [])]).toEqual([
      0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
    ]);
  });

  it('holds every pixel, two a byte, each line after its filter byte', () => {
    const lines = inflateSync(chunksOf(file).get('IDAT') ?? Buffer.alloc(0));
    expect([...lines]).toEqual([0, 0x01, 0x23, 0, 0x32, 0x10]);
  });
});
