import { describe, expect, it } from 'vitest';
import { checkedDay, lineText, nameText, proseText, publicUrl } from './text';

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
    ['half a character', 'Echo\ud83d'],
    ['a letter that shows nothing', '\u3164'],
    ['an accent on nothing', '\u0301'],
    ['the blank of Braille', '\u2800'],
    ['letters behind the text', 'Echo\u{e0041}'],
    ['more than its length', 'x'.repeat(21)],
  ])('refuses %s', (_, text) => expect(accepts(name, text)).toBe(false));
  it('takes other scripts and emoji', () => {
    expect(name.parse('שלום 🐘')).toBe('שלום 🐘');
  });
});

describe('a name', () => {
  it.each([
    ['аpple', 'a Cyrillic а'],
    ['Οllama', 'a Greek Ο'],
    ['Node РED', 'a Cyrillic Р in its second word'],
  ])('refuses %s: %s', (text) => expect(accepts(nameText(20), text)).toBe(false));
  it.each(['μTorrent', 'Яндекс', 'Яндекс Disk', 'Ωmega', 'Żabka 2', '1С', 'C++', '🐘'])(
    'takes %s',
    (text) => expect(accepts(nameText(20), text)).toBe(true),
  );
});

describe('the day of a look', () => {
  it.each(['2026-02-30', '0000-01-01', '1989-12-31', '+020260-01-01', '2026-1-1'])(
    'is not %s',
    (day) => expect(accepts(checkedDay, day)).toBe(false),
  );
  it('is a day', () => expect(accepts(checkedDay, '2026-11-20')).toBe(true));
});

describe('prose', () => {
  it('keeps lines and joiners, drops trailing blanks and carriage returns', () => {
    expect(proseText(100).parse('a  \r\nb\u200dc\n\n')).toBe('a\nb\u200dc');
  });
  it('refuses marks that reorder text', () =>
    expect(accepts(proseText(100), 'a\u202eb')).toBe(false));
  it.each(['', ' ', '\u200b', '\u2060', '\u2800', '…', '—', '👍', '\u0301'])(
    'that is to say something has a letter or a digit: %j has none',
    (text) => {
      expect(accepts(proseText(100, 1), text)).toBe(false);
    },
  );
  it.each(['ok', 'ß', 'א', '7', '👍 1'])('and %j has', (text) =>
    expect(accepts(proseText(100, 1), text)).toBe(true),
  );
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
    'http://.com/',
    'http://a..b.com/',
    'http://-a.com/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://１２７。０.０.１/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/',
    'http://metadata.google.internal/',
  ])('refuses %s', (url) => expect(accepts(publicUrl(200), url)).toBe(false));
  it('may not grow past its bound when it is encoded', () =>
    expect(accepts(publicUrl(200), `https://example.org/${'é'.repeat(150)}`)).toBe(false));
  it('takes a host of another script', () =>
    expect(publicUrl(200).parse('https://münchen.example/ü')).toBe(
      'https://xn--mnchen-3ya.example/%C3%BC',
    ));
});
