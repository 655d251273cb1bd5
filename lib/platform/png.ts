import { crc32, deflateSync } from 'node:zlib';

/** `node:zlib` has crc32 from Node 20.15 on (ISO 3309, as PNG asks for). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;
const BITS = 4;

/**
 * An indexed picture as a PNG file (W3C PNG, third edition). `pixels` holds one palette index a
 * pixel, row by row; `palette` at most 16 colours, each `0xrrggbb`; `width` must be even.
 */
export function indexedPng(
  width: number,
  height: number,
  pixels: Uint8Array,
  palette: readonly number[],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = BITS;
  header[9] = INDEXED;

  const stride = width / 2 + 1;
  const lines = Buffer.alloc(stride * height);
  for (let at = 0; at < width * height; at += 2) {
    const y = Math.floor(at / width);
    const packed = ((pixels[at] ?? 0) << BITS) | (pixels[at + 1] ?? 0);
    lines[y * stride + 1 + (at % width) / 2] = packed;
  }
  const colours = Buffer.from(
    palette.flatMap((rgb) => [(rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
