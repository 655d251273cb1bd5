import { describe, expect, it } from 'vitest';

import { parseReferences, sameReferences } from '@/lib/iana/references';

describe('references', () => {
  it('lead RFCs to the RFC Editor and addresses to themselves; the rest is printed', () => {
    expect(parseReferences('[RFC6335][https://xahau.network][IESG][1][n/a]')).toEqual([
      { label: 'RFC6335', url: 'https://www.rfc-editor.org/rfc/rfc6335' },
      { label: 'https://xahau.network', url: 'https://xahau.network' },
      { label: 'IESG', url: null },
      { label: '[1]', url: null },
      { label: 'n/a', url: null },
    ]);
  });

  it('never make a link of anything but a web address', () => {
    expect(parseReferences('[javascript:alert(1)][http://a b]').map(({ url }) => url)).toEqual([
      null,
      null,
    ]);
  });

  it('may be prose without brackets', () => {
    expect(parseReferences('see there [RFC1]')).toEqual([
      { label: 'see there', url: null },
      { label: 'RFC1', url: 'https://www.rfc-editor.org/rfc/rfc1' },
    ]);
    expect(parseReferences('')).toEqual([]);
  });

  it.each([
    ['[RFC7589][RFC-ietf-netconf-over-tls13-04]', '[RFC7589][RFC9918]', true],
    ['[draft-zubov-snif-05]', '[draft-zubov-snif-06]', true],
    ['[RFC1][RFC2]', '[rfc2][RFC1]', true],
    ['[RFC6402]', '[RFC-ietf-lamps-rfc5273bis-11]', false],
    ['', '[RFC9918]', false],
    ['[RFC1]', '[RFC2]', false],
  ])('%s and %s are the same to a reader: %s', (before, after, same) => {
    expect(sameReferences(before, after)).toBe(same);
  });
});
