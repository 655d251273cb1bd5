import { ImageResponse } from 'next/og';
import { cacheLife, cacheTag } from 'next/cache';
import { PICTURE_SIZE, PortPicture, SitePicture } from '@/components/og/pictures';
import { ALL_TAG, CHANGES_TAG, RELEASES_TAG } from '@/lib/platform/cache-tags';
import { pictureFonts } from '@/lib/platform/og-fonts';
import { loadSpacePicture } from '@/lib/site/loaders';

async function pngOf(picture: React.ReactElement): Promise<Uint8Array> {
  const drawn = new ImageResponse(picture, { ...PICTURE_SIZE, fonts: await pictureFonts() });
  return new Uint8Array(await drawn.arrayBuffer());
}

/** The picture of a port, a PNG file. Drawn again only when one of the names is another. */
export async function drawPort(
  port: number,
  official: string | null,
  practice: string | null,
): Promise<Uint8Array> {
  'use cache';
  cacheLife('max');
  return pngOf(<PortPicture official={official} port={port} practice={practice} />);
}

/** The picture of the whole site, a PNG file. */
export async function drawSite(): Promise<Uint8Array> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG);
  const chart = Buffer.from(await loadSpacePicture('light')).toString('base64');
  return pngOf(<SitePicture chart={`data:image/png;base64,${chart}`} />);
}
