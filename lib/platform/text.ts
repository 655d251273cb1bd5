import { z } from 'zod';

/**
 * Characters that are not what they look like: controls, zero-width, and marks that reorder text
 * (Unicode TR 36). Joiners stay allowed inside prose, where scripts need them.
 */
const HIDDEN_IN_LINE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
const HIDDEN_IN_PROSE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/;

/** One line that a person typed: NFC, trimmed, spaces folded, no hidden characters; 1 to `max` characters. */
export function lineText(max: number, min = 1) {
  return z
    .string()
    .refine(
      (text) => !HIDDEN_IN_LINE.test(text.trim().replace(/[\t\n\r]/g, ' ')),
      'must not hold invisible characters',
    )
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(min).max(max));
}

/** Text of several lines: NFC, line ends LF, no trailing blanks, no reordering marks; up to `max` characters. */
export function proseText(max: number, min = 0) {
  return z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[ \t]+$/gm, '')
        .trim(),
    )
    .refine((text) => !HIDDEN_IN_PROSE.test(text), 'must not hold invisible characters')
    .pipe(z.string().min(min).max(max));
}

/** A link to the public web: http or https, a named public host, no user name in it. */
export function publicUrl(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => isPublicUrl(text), 'must be a public http or https address')
    .transform((text) => new URL(text).href);
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

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (username !== '' || password !== '') return false;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  // Addresses are refused altogether: evidence lives under a name, and most of them are private.
  if (host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)) return false;
  return host.includes('.') && !PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
}
