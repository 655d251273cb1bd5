/** Lists and quotations inside each other, at most. People stay far below. */
const DEEPEST = 12;
/** Signs that may begin emphasis or a link, at most, within one block of lines. */
const MOST_SIGNS = 1200;

const CONTAINER = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/;

/**
 * Whether Markdown is nested or strung with signs as nobody writes it. Reading it takes time that grows with
 * the square of its length, and more depth than a program's stack has: it is shown as it was typed.
 */
export function isTangled(markdown: string): boolean {
  return markdown
    .split(/\n[ \t]*\n/)
    .some((block) => signs(block) > MOST_SIGNS || block.split('\n').some(isDeep));
}

function signs(block: string): number {
  return block.match(/[*_[\]`<&]/g)?.length ?? 0;
}

function isDeep(line: string): boolean {
  let rest = line;
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const [marker] = CONTAINER.exec(rest) ?? [];
    if (marker === undefined) return isIndented(line);
    rest = rest.slice(marker.length);
  }
  return true;
}

/** A list in a list stands further in: two characters a level at least. */
function isIndented(line: string): boolean {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.length > DEEPEST * 4 && CONTAINER.test(line);
}
