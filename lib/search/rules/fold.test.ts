import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, fold, wordsOf } from './fold';

describe('fold', () => {
  it.each([
    ['Łódź ŻÓŁW', 'lodz zolw'],
    ['  PostgreSQL\t Database\n', 'postgresql database'],
    ['Ⓟort', 'port'],
    ['straße', 'strasse'],
    ['פּוֹרְט', 'פורט'],
    ['שלום', 'שלומ'],
    ['6000–6063', '6000-6063'],
    ['\u200e:80\u200f', ':80'],
    ['z39.50', 'z39.50'],
  ])('makes %j %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each(['٨٠٨٠', '８０８０', '۸۰۸۰', '८०८०', '\u{1d7d6}\u{1d7d8}\u{1d7e0}\u{1d7e2}'])(
    'reads the digits of %s',
    (text) => {
      expect(fold(text)).toBe('8080');
    },
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (text) => fold(fold(text)) === fold(text),
      ),
    );
  });

  it('does not tell upper from lower case', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'Z', 'Ł', 'ł', 'Ż', 'é', 'Ñ', ' ', '0', '-', '+') }),
        (text) => fold(text.toUpperCase()) === fold(text),
      ),
    );
  });

  it('leaves no white space but single spaces inside', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => !/^\s|\s$|\s\s|[^\S ]/u.test(fold(text)),
      ),
    );
  });
});

describe('compact and wordsOf', () => {
  it('sees one name however it is parted', () => {
    expect(['mongo db', 'mongo-db', 'mongodb', 'mongo_db'].map(compact)).toEqual(
      Array(4).fill('mongodb'),
    );
  });

  it('hold the same letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => wordsOf(fold(text)).join('') === compact(fold(text)),
      ),
    );
  });
});
