/** Lists and quotations inside each other, at most. People stay far below. */
const DEEPEST = 12;
/** Signs that may begin emphasis or a link, at most, within one block of lines. */
const MOST_SIGNS = 1200;
/** Lines of a text, blank ones too: the longest that is allowed has eight characters in each of so many. */
const MOST_LINES = 5000;
/**
 * Marks times lines, at most. Whatever ends a list, a quotation or a heading is found by going through all that
 * was read so far; a thousand lines, each an item of a list, stay below.
 */
const MOST_STEPS = 4_000_000;

const CONTAINER = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/;
/** A line that makes the one above a heading, or an item that says nothing. */
const BARE = /^[ \t]*(?:-+|=+|[+*]|\d{1,9}[.)])[ \t]*$/;

/**
 * Whether Markdown is nested, cut up or strung with signs as nobody writes it. Reading it takes time that grows with
 * the square of its length, and more depth than a program's stack has: it is shown as it was typed.
 */
export function isTangled(markdown: string): boolean {
  const lines = markdown.split('\n').length;
  const blocks = markdown.split(/\n[ \t]*\n/);
  if (lines > MOST_LINES || blocks.some((block) => signs(block) > MOST_SIGNS)) return true;
  if (blocks.some((block) => block.split('\n').some(isDeep))) return true;
  const marks = blocks.reduce((sum, block) => sum + marksOf(block), 0);
  return marks * (lines + marks) > MOST_STEPS;
}

function signs(block: string): number {
  return block.match(/[*_[\]`<&]/g)?.length ?? 0;
}

/** Beginnings of lists and quotations, underlines, and the lines that go on with a list or quotation above. */
function marksOf(block: string): number {
  let marks = 0;
  let isWithin = false;
  for (const line of block.split('\n')) {
    const { depth, rest } = containersOf(line);
    const isMark: boolean = BARE.test(rest) || (isWithin && depth === 0);
    marks += depth + (isMark ? 1 : 0);
    isWithin ||= depth > 0 || isMark;
  }
  return marks;
}

/** How many lists and quotations a line begins, counted no further than one too many, and what it says behind. */
function containersOf(line: string): { readonly depth: number; readonly rest: string } {
  let rest = line;
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const [marker] = CONTAINER.exec(rest) ?? [];
    if (marker === undefined) return { depth, rest };
    rest = rest.slice(marker.length);
  }
  return { depth: DEEPEST + 1, rest };
}

/** A list in a list stands further in: two characters a level at least. */
function isDeep(line: string): boolean {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  const { depth } = containersOf(line);
  return depth > DEEPEST || (depth > 0 && space.length > DEEPEST * 4);
}
