import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface PictureFont {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: 400 | 500 | 600;
  readonly style: 'normal';
}

const FILES = [
  ['Newsreader', 'newsreader', 500],
  ['JetBrains Mono', 'jetbrains-mono', 600],
] as const;
const SUBSETS = ['latin', 'latin-ext'] as const;

let fonts: Promise<PictureFont[]> | undefined;

/** The faces of shared pictures, read once from the packages the site's own faces come from. */
export function pictureFonts(): Promise<PictureFont[]> {
  fonts ??= Promise.all(FILES.flatMap((file) => SUBSETS.map((subset) => readFace(file, subset))));
  return fonts;
}

async function readFace(
  [name, folder, weight]: (typeof FILES)[number],
  subset: string,
): Promise<PictureFont> {
  const file = `${folder}-${subset}-${weight}-normal.woff`;
  const data = await readFile(
    path.join(process.cwd(), 'node_modules/@fontsource', folder, 'files', file),
  );
  return { name, data, weight, style: 'normal' };
}

/**
 * The text as far as these faces have its letters. A missing one would make the renderer fetch a font
 * from a third party, at every picture and for every asker.
 */
export function drawable(text: string): string {
  return text
    .replace(/[^\u0020-\u007e\u00a0-\u024f\u2013\u2014\u2018\u2019\u201c\u201d]/gu, '')
    .trim();
}
