/**
 * Where the text of a source stands by itself. Pages of code are put together by scripts in the browser; the file
 * is the same at another address.
 */
export function plainAddress(url: URL): URL {
  const plain = new URL(url);
  plain.hash = '';
  const github = /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/.exec(url.pathname);
  if (url.hostname === 'github.com' && github !== null) {
    plain.hostname = 'raw.githubusercontent.com';
    plain.pathname = `/${github[1] ?? ''}/${github[2] ?? ''}`;
    plain.search = '';
  } else if (/^\/.+\/-\/blob\/.+/.test(url.pathname)) {
    plain.pathname = url.pathname.replace('/-/blob/', '/-/raw/');
    plain.search = '';
  }
  return plain;
}
