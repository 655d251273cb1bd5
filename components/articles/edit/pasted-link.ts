import type { PastedLink } from './pasted-source';

/** The one link of a piece of a page; null where there is none, or several. The piece is read, not run. */
export function pastedLink(html: string): PastedLink | null {
  if (html === '') return null;
  const links = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('a[href]');
  const [link] = links;
  if (link === undefined || links.length > 1) return null;
  return { url: link.getAttribute('href') ?? '', words: link.textContent };
}
