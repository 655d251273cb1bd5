/** Of the text, in characters; some 20,000 rows. */
export const LONGEST_TEXT = 2_000_000;

/** Longer lines are cut: what is behind names no port of its own. */
export const LONGEST_LINE = 20_000;

/** What a terminal is told and does not show: colours, titles, links, other alphabets. */
const ESCAPES =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)|[ -/]+[0-~]|[0-Z\\^-~])/g;
/** Marks without a width, as chats put them around text that runs from the left. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** A mail or a chat that repeats what was said. */
const QUOTED = /^ {0,3}>(?: ?>)* ?(?!>)/;

/** The lines of a pasted text as somebody sees them: no colours, no marks of a quotation, tabs as blanks. */
export function cleanLines(text: string): string[] {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(ESCAPES, '')
    .replace(INVISIBLE, '')
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line.slice(0, LONGEST_LINE).replace(/\t/g, '        ').replace(QUOTED, '').trimEnd(),
    );
}
