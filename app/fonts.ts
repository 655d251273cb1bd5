import localFont from 'next/font/local';
import type { Script } from '@/lib/i18n/locales';

/*
 * Newsreader, Inter and JetBrains Mono. Each subset is a family of its own, fetched only where a page has
 * letters of its range. next/font wants literals here.
 */
const serifLatin = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
  variable: '--font-serif-latin',
  weight: '200 800',
  adjustFontFallback: 'Times New Roman',
});

const serifItalic = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2',
  variable: '--font-serif-italic',
  weight: '200 800',
  style: 'italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
});

const serifExt = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal.woff2',
  variable: '--font-serif-ext',
  weight: '200 800',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+A720-A7FF' },
  ],
});

const sansLatin = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-sans-latin',
  weight: '100 900',
  adjustFontFallback: 'Arial',
});

const sansExt = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  variable: '--font-sans-ext',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+A720-A7FF' },
  ],
});

const monoLatin = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--font-mono-latin',
  weight: '100 800',
  adjustFontFallback: false,
});

const monoExt = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal.woff2',
  variable: '--font-mono-ext',
  weight: '100 800',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+A720-A7FF' },
  ],
});

/** Class names that make every face available to the tokens of globals.css. */
export const FONT_CLASSES = [
  serifLatin,
  serifItalic,
  serifExt,
  sansLatin,
  sansExt,
  monoLatin,
  monoExt,
]
  .map((font) => font.variable)
  .join(' ');

/**
 * Addresses of the fonts that pages in a script ask for in their head, so that the text seldom changes its font
 * before the reader's eyes. next/font does this for Latin on every page. The others are declared in a style sheet
 * (hebrew-faces.css): the bundler gives the same file one address.
 */
export const SCRIPT_FONTS: Readonly<Record<Script, readonly string[]>> = {
  latin: [],
  hebrew: [
    new URL(
      '../node_modules/@fontsource-variable/heebo/files/heebo-hebrew-wght-normal.woff2',
      import.meta.url,
    ),
    new URL(
      '../node_modules/@fontsource/frank-ruhl-libre/files/frank-ruhl-libre-hebrew-400-normal.woff2',
      import.meta.url,
    ),
    new URL(
      '../node_modules/@fontsource/frank-ruhl-libre/files/frank-ruhl-libre-hebrew-500-normal.woff2',
      import.meta.url,
    ),
  ].map(String),
};
