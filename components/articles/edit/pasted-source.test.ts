import { describe, expect, it } from 'vitest';
import { numberOf, pastedSource } from './pasted-source';

describe('a pasted link', () => {
  it.each([
    [
      'https://www.docs.example/a',
      { url: 'https://www.docs.example/a', title: '', publisher: 'docs.example' },
    ],
    ['The manual: https://docs.example/a.', { url: 'https://docs.example/a', title: 'The manual' }],
    [
      '[The manual](https://docs.example/a)',
      { url: 'https://docs.example/a', title: 'The manual' },
    ],
    ['<https://docs.example/a>', { url: 'https://docs.example/a', title: '' }],
    [
      'https://docs.example/a?utm_source=x&page=2&gclid=1',
      { url: 'https://docs.example/a?page=2' },
    ],
    ['https://docs.example/a#:~:text=port', { url: 'https://docs.example/a' }],
    ['https://en.example/Port_(networking)', { url: 'https://en.example/Port_(networking)' }],
    ['(https://docs.example/a)', { url: 'https://docs.example/a' }],
    ['https://www.rfc-editor.org/rfc/rfc6335.html', { title: 'RFC 6335', publisher: 'RFC Editor' }],
    [
      'https://datatracker.ietf.org/doc/html/rfc793#section-3',
      { title: 'RFC 793', publisher: 'IETF' },
    ],
    ['דף הבית https://docs.example/', { title: 'דף הבית' }],
  ])('%s is filled in as far as it says', (text, source) => {
    expect(pastedSource(text)).toMatchObject(source);
  });

  it('has the words that a browser copied with it', () => {
    const link = { url: 'https://docs.example/a', words: 'The manual' };
    expect(pastedSource('The manual', link)).toMatchObject({
      ...{ url: link.url },
      title: link.words,
    });
    const bare = { url: link.url, words: link.url };
    expect(pastedSource(link.url, bare)).toMatchObject({ title: '' });
  });

  it.each(['', 'the manual', 'javascript:alert(1)', 'ftp://a.example', 'https://', 'http://[x'])(
    '%j is none',
    (text) => {
      expect(pastedSource(text)).toBeNull();
    },
  );
});

it('a list has an address once, whichever way it is written', () => {
  const list = [{ id: 4, url: 'http://docs.example/a/' }];
  expect(numberOf(list, 'https://docs.example/a')).toBe(4);
  expect(numberOf(list, 'https://docs.example/b')).toBeNull();
});
