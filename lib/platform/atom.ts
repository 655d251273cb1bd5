/** One entry of a feed; `path` is absolute on this site, `id` is the entry's for ever (`tagUri`). */
interface FeedEntry {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** When it happened, as RFC 3339 has it. */
  readonly updated: string;
  readonly author: string;
  readonly summary: string;
}

/** What a feed says, in English, in whichever form it is written. */
export interface Feed {
  readonly id: string;
  readonly origin: string;
  /** Addresses of the feed itself and of the page it follows. */
  readonly self: string;
  readonly page: string;
  readonly title: string;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

const NEVER = '1970-01-01T00:00:00.000Z';

/**
 * A name for ever (RFC 4151) of something in this instance: it must not change with the address, or a
 * new host, or https instead of http, would show readers every entry again. So no setting is in it. A
 * tag begins with a domain; `portolan.invalid` belongs to nobody and never will (RFC 2606), and the
 * moment at which the instance's log began tells one instance from another.
 */
export function tagUri(logBegan: Date | null, what: string): string {
  return `tag:portolan.invalid,2026:${(logBegan?.getTime() ?? 0).toString(36)}/${what}`;
}

/** A feed as RFC 4287 has it. Entries come newest first. */
export function atomXml({ id, origin, self, page, title, entries }: Feed): string {
  const updated = entries[0]?.updated ?? NEVER;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(origin + self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(origin + page)}"/>`,
    ...entries.map((entry) => entryXml(origin, entry)),
    '</feed>',
    '',
  ].join('\n');
}

function entryXml(
  origin: string,
  { id, path, title, updated, author, summary }: FeedEntry,
): string {
  const address = escapeXml(origin + path);
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${address}"/>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<summary>${escapeXml(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

/** The same as JSON Feed 1.1 has it. */
export function jsonFeed({ id, origin, self, page, title, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: readable(title),
    home_page_url: origin + page,
    feed_url: origin + self,
    language: 'en',
    // Readers tell feeds apart by their address; ours says what Atom's id says, as an extension.
    _portolan: { id },
    items: entries.map((entry) => ({
      id: entry.id,
      url: origin + entry.path,
      title: readable(entry.title),
      content_text: readable(entry.summary),
      date_published: entry.updated,
      authors: [{ name: readable(entry.author) }],
    })),
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text without control characters, which have no place in XML 1.0 at all, and without halves of characters. */
function readable(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

function escapeXml(text: string): string {
  return readable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
