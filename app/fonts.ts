import localFont from 'next/font/local';
import type { Script } from '@/lib/i18n/locales';

/*
 * Newsreader, Inter and JetBrains Mono: what every page needs of them (faces/README.md says what that is).
 * `optional`: text never changes its font before the reader's eyes, and so nothing moves; who has not got the
 * font in time reads on in a system font until the next page.
 * What only some pages have letters of is declared in faces/more.css. next/font wants literals here.
 */
const serifLatin = localFont({
  src: './faces/newsreader-latin.woff2',
  variable: '--font-serif-latin',
  display: 'optional',
  weight: '400 700',
  adjustFontFallback: 'Times New Roman',
});

const serifDigits = localFont({
  src: './faces/newsreader-digits.woff2',
  variable: '--font-serif-digits',
  display: 'optional',
  weight: '500',
  adjustFontFallback: false,
});

const serifItalic = localFont({
  src: './faces/newsreader-italic.woff2',
  variable: '--font-serif-italic',
  display: 'optional',
  weight: '400 700',
  style: 'italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
});

const sansLatin = localFont({
  src: './faces/inter-latin.woff2',
  variable: '--font-sans-latin',
  display: 'optional',
  weight: '400 700',
  adjustFontFallback: 'Arial',
});

const monoLatin = localFont({
  src: './faces/jetbrains-mono-latin.woff2',
  variable: '--font-mono-latin',
  display: 'optional',
  weight: '400 700',
  adjustFontFallback: false,
});

/** Class names that make every face available to the tokens of globals.css. */
export const FONT_CLASSES = [serifLatin, serifDigits, serifItalic, sansLatin, monoLatin]
  .map((font) => font.variable)
  .join(' ');

/**
 * Addresses of the fonts that pages in a script ask for in their head, so that they are there in time. next/font does this for Latin on every page. The others are declared in a style sheet
 * (faces/more.css): the bundler gives the same file one address.
 */
export const SCRIPT_FONTS: Readonly<Record<Script, readonly string[]>> = {
  latin: [],
  hebrew: [
    new URL('./faces/heebo-hebrew.woff2', import.meta.url),
    new URL('./faces/frank-ruhl-libre-hebrew-400.woff2', import.meta.url),
    new URL('./faces/frank-ruhl-libre-hebrew-500.woff2', import.meta.url),
  ].map(String),
};
