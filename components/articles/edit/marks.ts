/** What a toolbar's button or a key makes of the text that is selected. */
export const MARKS = ['bold', 'italic', 'code', 'link', 'heading', 'list', 'quote'] as const;
export type Mark = (typeof MARKS)[number];

/** A text and what of it is selected; nothing where both are the same. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in place of `from` to `to`, and what is selected then. */
export interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

const AROUND = { bold: '**', italic: '*', code: '`' } as const;

/** Sets a mark, or takes it away where it is there. `heading`: the level that headings have here. */
export function marked(mark: Mark, selected: Selected, heading: '##' | '###'): Replaced {
  switch (mark) {
    case 'bold':
    case 'italic':
    case 'code':
      return around(selected, AROUND[mark]);
    case 'link':
      return link(selected);
    case 'heading':
      return beforeLines(selected, `${heading} `, /^#{1,6} /);
    case 'list':
      return beforeLines(selected, '- ', /^[-*+] /);
    case 'quote':
      return beforeLines(selected, '> ', /^> ?/);
  }
}

/** Something in place of what is selected; what is written then goes behind it. */
export function insertion({ start, end }: Selected, insert: string): Replaced {
  const after = start + insert.length;
  return { from: start, to: end, insert, start: after, end: after };
}

/** The number of a source, behind what is selected. */
export function citation({ end }: Selected, id: number): Replaced {
  return insertion({ text: '', start: end, end }, `[^${id}]`);
}

/** Signs before and behind. Spaces at the ends stay outside: a mark beside a space is none. */
function around(selected: Selected, sign: string): Replaced {
  const { text } = selected;
  const [start, end] = trimmed(selected);
  const words = text.slice(start, end);
  const length = sign.length;
  if (isMarked(text, start, end, sign))
    return {
      ...{ from: start - length, to: end + length, insert: words },
      ...{ start: start - length, end: end - length },
    };
  if (words.length > 2 * length && isMarked(words, length, words.length - length, sign)) {
    const insert = words.slice(length, -length);
    return { from: start, to: end, insert, start, end: start + insert.length };
  }
  const insert = `${sign}${words}${sign}`;
  return { from: start, to: end, insert, start: start + length, end: end + length };
}

function trimmed({ text, start, end }: Selected): readonly [start: number, end: number] {
  const words = text.slice(start, end);
  const before = words.length - words.trimStart().length;
  return words.trim() === ''
    ? [start, end]
    : [start + before, start + before + words.trim().length];
}

/** Whether just these signs stand on both sides: `*` inside of `**` is another mark. */
function isMarked(text: string, start: number, end: number, sign: string): boolean {
  const run = (side: string) => side.length;
  const before = run(/[*`]*$/.exec(text.slice(0, start))?.[0] ?? '');
  const behind = run(/^[*`]*/.exec(text.slice(end))?.[0] ?? '');
  if (!text.slice(0, start).endsWith(sign) || !text.slice(end).startsWith(sign)) return false;
  const both = Math.min(before, behind);
  return sign === '*' ? both % 2 === 1 : both >= sign.length;
}

const ADDRESS = /^https?:\/\/\S+$/;

/** A link: of an address its words are asked for, of words their address. */
function link(selected: Selected): Replaced {
  const [from, to] = trimmed(selected);
  const words = selected.text.slice(from, to);
  if (ADDRESS.test(words))
    return { from, to, insert: `[](${words})`, start: from + 1, end: from + 1 };
  const insert = `[${words}](https://)`;
  const [start, end] =
    words === ''
      ? [from + 1, from + 1]
      : [from + words.length + 3, from + words.length + 3 + 'https://'.length];
  return { from, to, insert, start, end };
}

/** A sign before every line that is touched; where each has it already, none has. */
function beforeLines({ text, start, end }: Selected, sign: string, there: RegExp): Replaced {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end - 1));
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const said = lines.filter((line) => line.trim() !== '');
  const isOn = said.length > 0 && said.every((line) => there.test(line));
  const changed = lines.map((line) => {
    if (line.trim() === '' && lines.length > 1) return line;
    const bare = line.replace(there, '');
    return isOn ? bare : `${sign}${bare}`;
  });
  const insert = changed.join('\n');
  const after = from + insert.length;
  return { from, to, insert, start: start === end ? after : from, end: after };
}

/** The text with the replacement in it. */
export function replaced(text: string, { from, to, insert }: Replaced): string {
  return text.slice(0, from) + insert + text.slice(to);
}

/** What is needed of a key that was pressed. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>;

const LETTERS: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', k: 'link' };
const DIGITS: Readonly<Record<string, Mark | 'citation'>> = {
  Digit2: 'heading',
  Digit8: 'list',
  Digit9: 'citation',
};

/** The key of each, as `aria-keyshortcuts` writes it. */
export const SHORTCUTS: Readonly<Partial<Record<Mark | 'citation', string>>> = {
  bold: 'Control+B',
  italic: 'Control+I',
  link: 'Control+K',
  heading: 'Control+Shift+2',
  list: 'Control+Shift+8',
  citation: 'Control+Shift+9',
};

/** What a key calls for, with Ctrl or ⌘; on a layout without Latin letters, the key in their place. */
export function markOfKey(pressed: Pressed): Mark | 'citation' | null {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = pressed;
  if (ctrlKey === metaKey || altKey) return null;
  if (shiftKey) return DIGITS[code] ?? null;
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
  return Object.hasOwn(LETTERS, letter) ? (LETTERS[letter] ?? null) : null;
}
