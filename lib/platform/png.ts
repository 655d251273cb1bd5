import { encode } from 'fast-png';

/**
 * An indexed picture as a PNG file (W3C PNG, third edition). `pixels` holds one palette index a
 * pixel, row by row; `palette` at most 16 colours, each `0xrrggbb`; `width` must be even.
 */
export function indexedPng(
  width: number,
  height: number,
  pixels: Uint8Array,
  palette: readonly number[],
): Uint8Array {
  // Four bits a pixel: two of them share a byte.
  const data = new Uint8Array(pixels.length / 2).map(
    (_, at) => ((pixels[2 * at] ?? 0) << 4) | (pixels[2 * at + 1] ?? 0),
  );
  const colours = palette.map((rgb) => [(rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff]);
  return encode(
    { width, height, data, depth: 4, channels: 1, palette: colours },
    { zlib: { level: 9 } },
  );
}
