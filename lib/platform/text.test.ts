import { describe, expect, it } from 'vitest';
import { lineText, proseText, publicUrl } from './text';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a line of text', () => {
  const name = lineText(20);
  it('is trimmed, folded and in one Unicode form', () => {
    expect(name.parse('  Node\u0301  RED ')).toBe('Nodé RED');
  });
  it.each([
    ['nothing but blanks', '   '],
    ['a zero-width space', 'Ec\u200bho'],
    ['a right-to-left override', 'Echo\u202eohcE'],
    ['a control character', 'Echo\u0007'],
    ['more than its length', 'x'.repeat(21)],
  ])('refuses %s', (_, text) => expect(accepts(name, text)).toBe(false));
  it('takes other scripts and emoji', () => {
    expect(name.parse('שלום 🐘')).toBe('שלום 🐘');
  });
});

describe('prose', () => {
  it('keeps lines and joiners, drops trailing blanks and carriage returns', () => {
    expect(proseText(100).parse('a  \r\nb\u200dc\n\n')).toBe('a\nb\u200dc');
  });
  it('refuses marks that reorder text', () =>
    expect(accepts(proseText(100), 'a\u202eb')).toBe(false));
});

describe('a public address', () => {
  it.each(['https://example.org/a?b#c', 'http://docs.example.co.uk'])('takes %s', (url) =>
    expect(accepts(publicUrl(200), url)).toBe(true),
  );
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'https://localhost/x',
    'http://intranet/x',
    'http://192.168.1.1/',
    'http://[::1]/',
    'http://2130706433/',
    'https://user:secret@example.org/',
    'https://router.local/',
    'not an address',
  ])('refuses %s', (url) => expect(accepts(publicUrl(200), url)).toBe(false));
});
