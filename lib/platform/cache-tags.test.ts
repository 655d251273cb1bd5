import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_TAG, portTag, tagPayloads } from './cache-tags';

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
