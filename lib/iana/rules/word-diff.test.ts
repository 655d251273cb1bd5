import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff';

const text = fc
  .array(fc.constantFrom('SNIF', 'end', 'End', 'to', 'TLS', '(x)', 'relay.'), { maxLength: 12 })
  .map((words) => words.join(' '));

describe('two texts word by word', () => {
  it('give back the old text and the new one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const joined = (skip: string) =>
          parts
            .filter(({ state }) => state !== skip)
            .map((part) => part.text)
            .join('');
        expect(joined('new')).toBe(before);
        expect(joined('gone')).toBe(after);
      }),
    );
  });

  it('mark only the words that differ', () => {
    const parts = wordDiff('End-to-end TLS Relay', 'End-to-end TLS Tunnel');
    expect(parts.filter(({ state }) => state !== 'same').map(({ text: word }) => word)).toEqual([
      'Relay',
      'Tunnel',
    ]);
  });

  it('stand one after the other where they have nothing in common', () => {
    expect(wordDiff('Wade_Richards', 'SAP')).toEqual([
      { state: 'gone', text: 'Wade_Richards' },
      { state: 'new', text: 'SAP' },
    ]);
  });
});

describe('two texts stand one after the other', () => {
  const states = (before: string, after: string) =>
    wordDiff(before, after).map(({ state, text: part }) => [state, part]);

  it('below a quarter of kept characters of the longer one, not from there on', () => {
    // One word of four characters is kept: of 16 a quarter, of 17 less.
    expect(states('keep aaaaa bbbbb', 'keep').at(0)).toEqual(['same', 'keep']);
    expect(states('keep', 'keep aaaaa bbbbb').at(0)).toEqual(['same', 'keep']);
    expect(states('keep aaaaa bbbbbb', 'keep')).toEqual([
      ['gone', 'keep aaaaa bbbbbb'],
      ['new', 'keep'],
    ]);
    expect(states('keep', 'keep aaaaa bbbbbb')).toEqual([
      ['gone', 'keep'],
      ['new', 'keep aaaaa bbbbbb'],
    ]);
  });

  it('blanks that are kept are nothing in common', () => {
    expect(states('a    b', 'c    d')).toEqual([
      ['gone', 'a    b'],
      ['new', 'c    d'],
    ]);
  });

  it('an empty one leaves only the other', () => {
    expect(states('', 'new words')).toEqual([['new', 'new words']]);
    expect(states('old words', '')).toEqual([['gone', 'old words']]);
    expect(states('', '')).toEqual([]);
  });
});
