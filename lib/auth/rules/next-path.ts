import { parseUrl } from '@/lib/platform/parse-url';
import { splitLocale } from '@/lib/i18n/locales';

/** Only its origin is looked at: that of the site does not matter here. */
const ANYWHERE = 'http://site.invalid';
const LONGEST = 1_000;

/**
 * A path of this site to go on to, or null. Whatever a browser would read as another site is refused:
 * `//evil`, `/\evil`, schemes, control characters (which browsers drop before they read, WHATWG URL 4.4).
 * Addresses that act by themselves are no pages to return to.
 */
export function safeNext(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > LONGEST) return null;
  if (!/^\/(?![/\\])/.test(given) || /[\u0000-\u001f\u007f\\]/.test(given)) return null;
  const url = parseUrl(given, ANYWHERE);
  if (url?.origin !== ANYWHERE) return null;
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dots may have folded away into a second slash at the front.
  if (path.startsWith('//') || /^\/(?:api|_next)(?:\/|$)/.test(url.pathname)) return null;
  return path;
}

/** The page that a request came from, where it was one of ours and is worth returning to. */
export function nextFromReferer(referer: string | null, ownHost: string | null): string | null {
  const from = parseUrl(referer ?? '');
  if (from === null || ownHost === null) return null;
  const { host, pathname, search } = from;
  if (host !== ownHost || /^\/(?:signin|account)(?:\/|$)/.test(splitLocale(pathname).path))
    return null;
  return safeNext(`${pathname}${search}`);
}
