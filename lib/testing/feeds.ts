import { SaxesParser } from 'saxes';
import { expect } from 'vitest';
import { z } from 'zod';

/** An element of a parsed document, its name with its namespace. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const ATOM = 'http://www.w3.org/2005/Atom';

/** Parses a document, namespaces and all; throws where it is not well-formed. */
function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const element: Element = {
      name: `${uri}#${local}`,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, { value }]) => [name, value]),
      ),
      ...{ children: [], text: '' },
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('there is no element');
  return document;
}

const all = (of: Element, name: string) =>
  of.children.filter((one) => one.name === `${ATOM}#${name}`);

function only(of: Element, name: string): Element {
  const found = all(of, name);
  expect(found, `one ${name}`).toHaveLength(1);
  return found[0] as Element;
}

/** RFC 3339, as section 3.3 of RFC 4287 wants it: capital T, and Z or an offset. */
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/;

function expectHead(of: Element): void {
  expect(only(of, 'id').text).toMatch(ABSOLUTE);
  expect(only(of, 'title').text.trim()).not.toBe('');
  const updated = only(of, 'updated').text;
  expect(updated).toMatch(DATE);
  expect(Number.isNaN(Date.parse(updated))).toBe(false);
  const links = all(of, 'link');
  for (const { attributes } of links) expect(attributes.href).toMatch(/^https?:\/\/\S+$/);
  // Section 4.1.1: no two alternates of one type and language.
  const alternates = links.filter(
    ({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate',
  );
  const kinds = alternates.map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`);
  expect(new Set(kinds).size).toBe(kinds.length);
}

/** Holds a document against what RFC 4287 demands of a feed; answers its entries. */
export function expectAtom(xml: string): Element[] {
  const feed = parseXml(xml);
  expect(feed.name).toBe(`${ATOM}#feed`);
  expectHead(feed);
  expect(all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self')).toHaveLength(1);
  const entries = all(feed, 'entry');
  for (const entry of entries) {
    expectHead(entry);
    // Section 4.1.2: an author each, as the feed has none; a summary or content, or an alternate link.
    const authors = all(entry, 'author');
    expect(authors.length).toBeGreaterThan(0);
    for (const author of authors) expect(only(author, 'name').text.trim()).not.toBe('');
    expect(all(entry, 'summary').length).toBeLessThanOrEqual(1);
  }
  const ids = [feed, ...entries].map((one) => only(one, 'id').text);
  expect(new Set(ids).size).toBe(ids.length);
  const updated = entries.map((entry) => Date.parse(only(entry, 'updated').text));
  expect(updated).toEqual([...updated].sort((a, b) => b - a));
  return entries;
}

/** What an element of an entry says. */
export function said(entry: Element, name: string): string {
  return only(entry, name).text;
}

const address = z.url({ protocol: /^https?$/ });
const extension = { _portolan: z.object({ id: z.string() }) };

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): strict, so that a member it does not know fails. */
const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  language: z.string(),
  ...extension,
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      title: z.string().min(1),
      content_text: z.string().min(1),
      date_published: z.string().regex(DATE),
      authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
    }),
  ),
});

/** Holds a document against JSON Feed 1.1; answers its items. */
export function expectJsonFeed(text: string) {
  const { items } = jsonFeedSchema.parse(JSON.parse(text));
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  return items;
}
