import { readFileSync } from 'node:fs';

/** The releases in `prisma/data/iana`, oldest first; the last is the one a new instance starts with. */
export const SHIPPED_RELEASES = [
  'iana-2025-11-14.csv.gz',
  'iana-2026-04-09.csv.gz',
  'iana-2026-08-17.xml.gz',
] as const;
export type ShippedRelease = (typeof SHIPPED_RELEASES)[number];

/** The bytes of a shipped release, gzipped as they lie there. */
export function readShippedRelease(name: ShippedRelease): Uint8Array {
  return readFileSync(new URL(`../../prisma/data/iana/${name}`, import.meta.url));
}
