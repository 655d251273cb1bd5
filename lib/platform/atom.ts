/** One entry of a feed; `path` is absolute on this site, `id` is the entry's for ever (`tagUri`). */
export interface AtomEntry {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly updated: string;
  readonly author: string;
  readonly summary: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly origin: string;
  /** Addresses of the feed itself and of the page it follows. */
  readonly self: string;
  readonly page: string;
  readonly title: string;
  readonly entries: readonly AtomEntry[];
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
export function atomXml({ id, origin, self, page, title, entries }: AtomFeed): string {
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
  { id, path, title, updated, author, summary }: AtomEntry,
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0: control characters have no place in it at all. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
