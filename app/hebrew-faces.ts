/**
 * The faces of Hebrew pages, which their head asks for at once, so that the text seldom changes its face before the
 * reader's eyes. The same files as in hebrew-faces.css: the bundler gives them one address.
 */
export const HEBREW_FACES = [
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
].map(String);
