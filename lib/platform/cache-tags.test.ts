import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ALL_TAG,
  changedPortsTags,
  changedUseTags,
  portPageTags,
  portTag,
  spansPageTags,
  tagPayloads,
  USES_TAG,
} from './cache-tags';

test('a few tags are one payload, sorted and without repetition', () => {
  expect(tagPayloads([portTag(80), portTag(22), portTag(80)])).toEqual(['["port:22","port:80"]']);
});

test('no tags are no payload', () => {
  expect(tagPayloads([])).toEqual([]);
});

test('"all" makes every other tag needless', () => {
  expect(tagPayloads([portTag(80), ALL_TAG])).toEqual(['["all"]']);
});

test('tags for every port become "all"', () => {
  const ports = Array.from({ length: 65_536 }, (_, port) => portTag(port));
  expect(tagPayloads(ports)).toEqual(['["all"]']);
});

test('every payload is short enough for NOTIFY, and together they hold every tag or "all"', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (tags) => {
      const payloads = tagPayloads(tags);
      for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
      const sent = new Set(payloads.flatMap((payload) => JSON.parse(payload) as string[]));
      if (!sent.has(ALL_TAG)) expect(sent).toEqual(new Set(tags));
    }),
  );
});

const span = fc
  .tuple(fc.nat(65_535), fc.nat(65_535))
  .map(([one, other]) => ({ portStart: Math.min(one, other), portEnd: Math.max(one, other) }));
const narrow = fc
  .tuple(fc.nat(65_435), fc.nat(100))
  .map(([portStart, width]) => ({ portStart, portEnd: portStart + width }));
const either = fc.oneof(span, narrow);

const meet = (one: readonly string[], other: readonly string[]) =>
  one.some((tag) => other.includes(tag));
const near = (port: number) => {
  const portStart = Math.min(Math.max(0, port - 6), 65_535 - 12);
  return { portStart, portEnd: portStart + 12 };
};
const covers = (range: { portStart: number; portEnd: number }, port: number) =>
  range.portStart <= port && port <= range.portEnd;

test('the page of every port in a range hears of a change there', () => {
  fc.assert(
    fc.property(either, fc.nat(), (range, at) => {
      const port = range.portStart + (at % (range.portEnd - range.portStart + 1));
      expect(meet(portPageTags(port, near(port)), changedPortsTags(range))).toBe(true);
    }),
  );
});

test('a page hears of another use on a port that it names as a neighbour', () => {
  fc.assert(
    fc.property(narrow, fc.integer({ min: -6, max: 6 }), (range, away) => {
      const port = range.portEnd + away;
      fc.pre(port >= 0 && port <= 65_535);
      const named = near(port);
      fc.pre(covers(named, range.portStart) || covers(named, range.portEnd));
      expect(meet(portPageTags(port, named), changedUseTags(range))).toBe(true);
    }),
  );
});

test('a vote on one port reaches no other page of a port', () => {
  fc.assert(
    fc.property(fc.nat(65_535), fc.nat(65_535), (voted, other) => {
      fc.pre(voted !== other);
      const changed = changedPortsTags({ portStart: voted, portEnd: voted });
      expect(meet(portPageTags(other, near(other)), changed)).toBe(false);
    }),
  );
});

test('a page of some ports hears of every change that touches one of them', () => {
  fc.assert(
    fc.property(fc.array(either, { minLength: 1, maxLength: 3 }), either, (spans, range) => {
      fc.pre(spans.some((one) => one.portStart <= range.portEnd && range.portStart <= one.portEnd));
      expect(meet(spansPageTags(spans), changedPortsTags(range))).toBe(true);
    }),
  );
});

test('a change of any range is told by name, not by forgetting everything', () => {
  expect(tagPayloads(changedUseTags({ portStart: 30_000, portEnd: 32_767 }))).not.toContain(
    '["all"]',
  );
});

test('whoever shows all ports hears of another use, and of no vote', () => {
  fc.assert(
    fc.property(either, (range) => {
      expect(changedUseTags(range)).toContain(USES_TAG);
      expect(changedPortsTags(range)).not.toContain(USES_TAG);
    }),
  );
});
