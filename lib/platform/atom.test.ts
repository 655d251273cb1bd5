import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAtom, expectJsonFeed, said } from '@/lib/testing/feeds';
import { atomXml, type Feed, jsonFeed, tagUri } from './atom';

const feed = (...texts: string[]): Feed => ({
  id: tagUri(new Date(0), 'feed'),
  origin: 'https://ports.example',
  ...{ self: '/feed?a=1&b="2"', page: '/', title: 'Portolan: <all> & "everything"' },
  entries: texts.map((text, at) => ({
    id: tagUri(new Date(0), `changes/${at}`),
    path: `/edits/${at}`,
    title: `title ${text}`,
    updated: '2026-11-30T10:00:00.000Z',
    author: `author ${text}`,
    summary: `summary ${text}`,
  })),
});

describe('a feed', () => {
  it('is what both specifications demand, without an entry too', () => {
    expect(expectAtom(atomXml(feed()))).toEqual([]);
    expect(expectJsonFeed(jsonFeed(feed()))).toEqual([]);
    expect(expectAtom(atomXml(feed('a', 'b')))).toHaveLength(2);
    expect(expectJsonFeed(jsonFeed(feed('a', 'b')))).toHaveLength(2);
  });

  it.each([
    '<script>alert("1")</script>',
    ']]>',
    '&amp; &',
    "it's",
    'a\u0000\u0008b',
    '\ud800 half',
    'נמל',
  ])('says %j as somebody wrote it, as text', (text) => {
    const shown = text.replace(/[\u0000-\u0008]/g, '').replace('\ud800', '\ufffd');
    const [entry] = expectAtom(atomXml(feed(text)));
    const [item] = expectJsonFeed(jsonFeed(feed(text)));
    if (entry === undefined || item === undefined) throw new Error('there is one');
    expect([said(entry, 'title'), said(entry, 'summary')]).toEqual([
      `title ${shown}`,
      `summary ${shown}`,
    ]);
    expect([item.title, item.content_text]).toEqual([`title ${shown}`, `summary ${shown}`]);
    expect(entry.children.flatMap(({ children }) => children)).toHaveLength(1);
  });

  it('is well-formed whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expectAtom(atomXml(feed(text)));
        expectJsonFeed(jsonFeed(feed(text)));
      }),
    );
  });
});
