import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchItem } from '@/lib/search/schema';
import { hitEntries, isOfLanguage, lineAfter, plainPort } from './box-list';
import { searchState } from './use-box';

describe('the arrow keys', () => {
  it('go round the list, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
        let at = -1;
        for (let step = 0; step < count; step += 1)
          at = lineAfter('ArrowDown', at, count, true) ?? NaN;
        expect(at).toBe(count - 1);
        expect(lineAfter('ArrowDown', at, count, true)).toBe(0);
        expect(lineAfter('ArrowUp', 0, count, true)).toBe(count - 1);
      }),
    );
  });

  it('do nothing in an empty list', () => {
    expect(lineAfter('ArrowDown', -1, 0, false)).toBeNull();
  });
});

describe('Home and End', () => {
  it('are left to the text until somebody is in the list', () => {
    expect(lineAfter('End', 0, 5, false)).toBeNull();
    expect(lineAfter('End', 0, 5, true)).toBe(4);
    expect(lineAfter('Home', 3, 5, true)).toBe(0);
  });
});

describe('Enter before an answer', () => {
  it('goes to a port typed as a number', () => {
    expect(['443', ':8080', '#22', '0', '65535'].map(plainPort)).toEqual([
      '/ports/443',
      '/ports/8080',
      '/ports/22',
      '/ports/0',
      '/ports/65535',
    ]);
  });

  it('guesses nothing else', () => {
    expect(['65536', 'http', '80 443', '', '8080x'].map(plainPort)).toEqual(Array(5).fill(null));
  });
});

describe('a page', () => {
  it('is of the language its address begins with', () => {
    expect(isOfLanguage('/ports/80', 'en')).toBe(true);
    expect(isOfLanguage('/ports/80', 'he')).toBe(false);
    expect(isOfLanguage('/he/ports/80', 'he')).toBe(true);
    expect(isOfLanguage('/services/hello', 'en')).toBe(true);
  });
});

describe('the list', () => {
  it('ends with the way to all results, in the same language', () => {
    const item = {
      kind: 'service',
      title: 'http',
      snippet: '',
      url: '/he/services/http',
      score: 1,
      match: 'name',
      about: '',
      aboutLocale: 'en',
      spans: [],
      official: null,
    } as const;
    expect(
      hitEntries([{ ...item, spans: [{ start: 80, end: 80 }] }], 'a b', 'he').map(({ url }) => url),
    ).toEqual(['/he/services/http', '/he/search?q=a+b']);
    expect(hitEntries([], 'a b', 'he')).toEqual([]);
  });
});

describe('the state of a search', () => {
  const item: SearchItem = {
    kind: 'software',
    title: 'a',
    snippet: '',
    url: '/software/a',
    score: 1,
    match: 'name',
    about: '',
    aboutLocale: 'en',
    spans: [],
    official: null,
  };
  const answer = { text: 'a', items: [item] };
  const NOTHING = { items: [], answered: '' };

  it('keeps the hits of the text before while it waits', () => {
    expect(searchState('ab', answer, { failed: false, slow: false })).toEqual({
      phase: 'waiting',
      items: [item],
      answered: 'a',
    });
  });

  it('is slow only while it waits', () => {
    expect(searchState('ab', answer, { failed: false, slow: true }).phase).toBe('slow');
    expect(searchState('a', answer, { failed: false, slow: true }).phase).toBe('done');
  });

  it('forgets the hits when it fails or the text is cleared', () => {
    const failed = searchState('ab', answer, { failed: true, slow: false });
    expect(failed).toEqual({ phase: 'failed', ...NOTHING });
    const cleared = searchState('', answer, { failed: false, slow: false });
    expect(cleared).toEqual({ phase: 'idle', ...NOTHING });
  });
});
