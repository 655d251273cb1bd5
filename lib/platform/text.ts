import { parseUrl } from './parse-url';
import { z } from 'zod';
import { withCode } from './error-codes';

/**
 * Characters that are not what they look like: controls, zero-width, and marks that reorder text
 * (Unicode TR 36). Joiners stay allowed inside prose, where scripts need them.
 */
const HIDDEN_IN_LINE =
  /[\p{Cc}\p{Cs}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
const HIDDEN_IN_PROSE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** Something that leaves a mark on paper; accents and variants alone do not. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line that a person typed: NFC, trimmed, spaces folded, no hidden characters; 1 to `max` characters. */
export function lineText(max: number, min = 1) {
  return z
    .string()
    .refine(
      (text) => !HIDDEN_IN_LINE.test(text.trim().replace(/[\t\n\r]/g, ' ')),
      withCode('hidden_characters'),
    )
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((text) => text === '' || VISIBLE.test(text), withCode('hidden_characters')),
    );
}

/** Cyrillic and Greek letters that pass for Latin ones. */
const LOOKS_LATIN = /[АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧον]/;

/** A name: a line in which no word passes for another by letters of two alphabets (`аpple`). */
export function nameText(max: number) {
  return lineText(max).refine(
    (text) => !(text.match(/\p{L}+/gu) ?? []).some(isMixed),
    withCode('mixed_alphabets'),
  );
}

function isMixed(word: string): boolean {
  return LOOKS_LATIN.test(word) && /\p{Script=Latin}/u.test(word);
}

/** The day on which somebody looked at a source. There was no web before 1990. */
export const checkedDay = z.iso.date().refine((day) => day >= '1990-01-01', withCode('before_web'));

/** What anything that is said has in it. */
const WORD = /[\p{L}\p{N}]/u;

/** Text of several lines: NFC, line ends LF, no trailing blanks, no reordering marks; up to `max` characters. With a `min`, it must say something. */
export function proseText(max: number, min = 0) {
  return z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        // Tried once for each run of blanks, not once for each blank.
        .replace(/(?<![ \t])[ \t]+$/gm, '')
        .trim(),
    )
    .refine((text) => !HIDDEN_IN_PROSE.test(text), withCode('hidden_characters'))
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((text) => text === '' || min === 0 || WORD.test(text), withCode('letter_needed')),
    );
}

/** A link to the public web: http or https, a named public host, no user name in it. */
export function publicUrl(max: number) {
  return (
    z
      .string()
      .trim()
      .max(max)
      .refine((text) => isPublicUrl(text), withCode('not_public_url'))
      .transform((text) => new URL(text).href)
      // Encoding made it longer.
      .pipe(z.string().max(max))
  );
}

const PRIVATE_SUFFIXES = [
  '.local',
  '.localhost',
  '.internal',
  '.intranet',
  '.lan',
  '.home',
  '.arpa',
  '.test',
  '.invalid',
  '.onion',
];

/** Two labels or more, the last one no number. */
const PUBLIC_HOST =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function isPublicUrl(text: string): boolean {
  const url = parseUrl(text);
  if (url === null) return false;
  const { protocol, hostname, username, password } = url;
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (username !== '' || password !== '') return false;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  // Addresses are refused altogether: evidence lives under a name, and most of them are private.
  if (host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)) return false;
  return PUBLIC_HOST.test(host) && !PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
}
