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
