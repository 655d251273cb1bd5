import { describe, expect, it } from 'vitest';
import { decodeSegment } from './address';

describe('a segment of an address', () => {
  it.each([
    ['cl%2F1', 'cl/1'],
    ['whois%2B%2B', 'whois++'],
    ['z39.50', 'z39.50'],
    ['cl/1', 'cl/1'],
  ])('%s means %s', (segment, meaning) => expect(decodeSegment(segment)).toBe(meaning));

  it.each(['%E0%A4%A', '%', 'a%00b'])('%s means nothing', (segment) =>
    expect(decodeSegment(segment)).toBeNull(),
  );
});
