import { type Fields, USE_FIELDS } from '@/lib/edits/types';
import { parseUrl } from '@/lib/platform/parse-url';

/** So many words in a row are somebody's; fewer are anybody's. */
const IN_A_ROW = 4;

/**
 * What content is made of, in pieces small enough that a change of one leaves the others as they are: words in a row
 * of a text, in whichever field, each member of a list and the links in it, each other value. Whether it is in use is
 * nobody's words.
 */
export function piecesOf(content: Fields): Set<string> {
  const words = Object.entries(content).filter(([name]) => !isOfUse(name));
  return new Set(words.flatMap(([name, value]) => valuePieces(name, value)));
}

function isOfUse(name: string): boolean {
  return (USE_FIELDS as readonly string[]).includes(name);
}

/** What one of both has and the other has not. */
export function differingPieces(one: Fields, other: Fields): Set<string> {
  const [left, right] = [piecesOf(one), piecesOf(other)];
  return new Set([
    ...[...left].filter((piece) => !right.has(piece)),
    ...[...right].filter((piece) => !left.has(piece)),
  ]);
}

function valuePieces(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return textPieces(value);
  if (Array.isArray(value)) return value.flatMap(memberPieces);
  if (typeof value !== 'object') return [`${name} = ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, part]) => valuePieces(`${name}.${key}`, part));
}

/** The member itself, and of what it holds what says something alone: links, and texts of some length. */
function memberPieces(member: unknown): string[] {
  if (typeof member === 'string') return textPieces(member);
  if (typeof member !== 'object' || member === null) return [JSON.stringify(member)];
  const texts = Object.values(member).filter((one) => typeof one === 'string');
  const telling = texts.filter((one) => parseUrl(one) !== null || wordsOf(one).length >= IN_A_ROW);
  return [JSON.stringify(member), ...telling.flatMap(textPieces)];
}

/** Where one sentence, line of a list or paragraph ends and the next begins: nobody wrote what reaches across. */
const BREAK = /[.!?]\s+|\n\s*\n|\n(?=\s*[-*+#|>])/u;

function textPieces(text: string): string[] {
  return text.split(BREAK).flatMap((sentence) => {
    const words = wordsOf(sentence);
    if (words.length < IN_A_ROW) return words.length === 0 ? [] : [words.join(' ')];
    return words.slice(IN_A_ROW - 1).map((_, at) => words.slice(at, at + IN_A_ROW).join(' '));
  });
}

/** From its first letter or digit to its last, in a time that grows with the text alone. */
const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu;

/** Words without the marks around them; marks that stand alone are none. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
