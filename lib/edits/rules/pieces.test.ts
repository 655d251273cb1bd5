import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differingPieces, piecesOf } from './pieces';

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const words = fc.array(word, { minLength: 4, maxLength: 12 });

describe('the pieces of content', () => {
  test('stay where another end of the text is changed', () => {
    fc.assert(
      fc.property(words, words, words, (mine, theirs, others) => {
        const text = (end: string[]) => ({ description: [...mine, ...end].join(' ') });
        const own = piecesOf({ description: mine.join(' ') });
        for (const end of [theirs, others])
          for (const piece of own) expect(piecesOf(text(end))).toContain(piece);
      }),
    );
  });

  test('are the same however the text is laid out', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('\n', '  ', ' | '), (mine, between) => {
        expect(piecesOf({ body: mine.join(between) })).toEqual(piecesOf({ body: mine.join(' ') }));
      }),
    );
  });

  test('do not reach from one sentence into the next', () => {
    const [one, two] = ['All of this listens here.', 'Buy the best of all.'];
    expect(piecesOf({ body: `${one} ${two}` })).toEqual(
      new Set([...piecesOf({ body: one }), ...piecesOf({ body: two })]),
    );
  });

  test('of a member of a list are its link and its longer texts too, by whatever title', () => {
    const piece = {
      key: 'a',
      kind: 'documentation',
      url: 'https://shop.example/buy',
      title: 'Buy it here now',
    };
    const pieces = piecesOf({ evidence: [piece] });
    const renamed = piecesOf({ evidence: [{ ...piece, title: 'Shop' }] });
    expect([...pieces].filter((one) => renamed.has(one))).toEqual(['https://shop.example/buy']);
  });

  test('are the same in whichever field', () => {
    expect(piecesOf({ summary: 'Buy here' })).toEqual(piecesOf({ aliases: ['buy here'] }));
  });

  test('are found in a row of marks of any length', () => {
    const body = `a${'-'.repeat(400_000)}- b${'-'.repeat(400_000)}`;
    expect(piecesOf({ body })).toEqual(new Set(['a b']));
  });

  test('do not say whether it is in use', () => {
    const said = { summary: 'Its port', portStart: 1, state: 'active', finding: null };
    expect(piecesOf({ ...said, state: 'retired', finding: 'refuted' })).toEqual(piecesOf(said));
    expect([...piecesOf(said)]).toEqual(['its port', 'portStart = 1']);
  });
});

test('what differs is what one of both has alone', () => {
  const base = { summary: 'Buy here', onByDefault: true, versions: '' };
  const mine = { summary: 'Right', onByDefault: true, versions: '2 and later' };
  expect([...differingPieces(base, mine)].sort()).toEqual(
    ['buy here', 'right', '2 and later'].sort(),
  );
  expect(differingPieces(base, base).size).toBe(0);
});
