import type { Citation } from '@/lib/articles/types';

/** What is known of a page without looking at it. */
export type PastedSource = Pick<Citation, 'url' | 'title' | 'publisher'>;

/** Parts of an address that say where its reader came from, not what it leads to. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$/;

const MARKDOWN_LINK = /^\[([^\]]*)\]\((https?:\/\/\S+?)(?:\s+"[^"]*")?\)$/;
const ADDRESS = /https?:\/\/[^\s<>"]+/;

/**
 * The source that a pasted text names: an address, alone or with its title before it, or a link in Markdown.
 * `html`: the same as a browser copied it, in which a link has its words. Null where there is no address.
 */
export function pastedSource(text: string, link: PastedLink | null = null): PastedSource | null {
  const said = text.trim().replace(/\s+/g, ' ');
  const [, words, target] = MARKDOWN_LINK.exec(said) ?? [];
  const address = cleanAddress(target ?? ADDRESS.exec(said)?.[0] ?? link?.url ?? '');
  if (address === null) return null;
  const given = [words, titleBefore(said), link?.words].find(
    (one) => one !== undefined && one.trim() !== '' && !ADDRESS.test(one),
  );
  const rfc = rfcOf(address);
  return {
    url: address.href,
    title: (given?.trim() ?? rfc?.title ?? '').slice(0, 300),
    publisher: rfc?.publisher ?? address.hostname.replace(/^www\./, ''),
  };
}

/** A link as a browser copies it. */
export interface PastedLink {
  readonly url: string;
  readonly words: string;
}

/** "The manual: https://…" */
function titleBefore(text: string): string | undefined {
  const at = text.search(ADDRESS);
  return at > 0 ? text.slice(0, at).replace(/[\s:,.–—(<-]+$/u, '') : undefined;
}

function cleanAddress(text: string): URL | null {
  try {
    const address = new URL(text.replace(/[.,;:!?)\]}>]+$/, (end) => keptEnd(text, end)));
    if (!/^https?:$/.test(address.protocol)) return null;
    for (const name of [...address.searchParams.keys()])
      if (TRACKING.test(name)) address.searchParams.delete(name);
    address.hash = address.hash.replace(/^#?:~:text=.*$|:~:text=.*$/, '');
    return address;
  } catch {
    return null;
  }
}

/** A bracket that the address itself opens is part of it, as in those of Wikipedia. */
function keptEnd(text: string, end: string): string {
  return end.startsWith(')') && text.includes('(') ? ')' : '';
}

/** Addresses of RFCs hold their number. */
function rfcOf({ hostname, pathname }: URL): Omit<PastedSource, 'url'> | null {
  if (!/^(?:www\.)?rfc-editor\.org$|^(?:datatracker|tools)\.ietf\.org$/.test(hostname)) return null;
  const [, number] = /\/rfc(\d{1,5})\b/i.exec(pathname) ?? [];
  if (number === undefined) return null;
  const publisher = hostname.endsWith('ietf.org') ? 'IETF' : 'RFC Editor';
  return { title: `RFC ${Number(number)}`, publisher };
}

/** The number under which a list has the address already. */
export function numberOf(
  citations: readonly { readonly id: number; readonly url: string }[],
  url: string,
): number | null {
  const plain = (address: string) => address.replace(/^http:/, 'https:').replace(/\/$/, '');
  return citations.find((one) => plain(one.url) === plain(url))?.id ?? null;
}
