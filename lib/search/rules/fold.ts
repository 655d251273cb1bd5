/** Letters that NFKD leaves whole although people type them without their stroke or ligature. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['đ', 'd'],
  ['ø', 'o'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  // A Hebrew letter has a second shape at the end of a word: half a word is typed with the first one.
  ['ך', 'כ'],
  ['ם', 'מ'],
  ['ן', 'נ'],
  ['ף', 'פ'],
  ['ץ', 'צ'],
]);

/** Signs that stand for a plainer one: dashes of all lengths, the Hebrew maqaf, quotation marks. */
const PLAIN_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\u05be]/gu, '-'],
  [/[\u2018-\u201a\u02bc\u05f3]/gu, "'"],
  [/[\u201c-\u201e\u05f4]/gu, '"'],
];

/** Controls, zero-width characters and marks that reorder text: they come along when one copies. */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu;

/**
 * Text as search compares it: lower case, NFKD without marks, Polish and Hebrew letters made plain,
 * digits of all scripts as 0 to 9, white space folded to single spaces and trimmed. Folding twice
 * changes nothing.
 */
export function fold(text: string): string {
  const lower = text
    .replace(/\s+/gu, ' ')
    .replace(HIDDEN, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  const letters = plainDigits(lower).replace(
    /[^\u0000-\u007f]/gu,
    (letter) => PLAIN_LETTERS.get(letter) ?? letter,
  );
  const plain = PLAIN_SIGNS.reduce((line, [signs, sign]) => line.replace(signs, sign), letters);
  return plain.replace(/\s+/gu, ' ').trim();
}

/** Letters and digits of folded text only, so that `mongo db`, `mongo-db` and `MongoDB` are one. */
export function compact(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The words of folded text: runs of letters and digits, in order, each as often as it stands there. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Digits of other scripts as 0 to 9: Unicode lays each script's ten out in a row, in order. */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  });
}
