/** A mention of a numbered source in a text. */
export const MENTION = /\[\^([1-9]\d{0,2})\]/g;
/** Code keeps its brackets: there a mention is none. */
const CODE = /(```[\s\S]*?```|(?<!\\)`[^`\n]*`)/;

/** How often a text (Markdown) mentions each source; code is left out. */
export function mentions(markdown: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [at, part] of markdown.split(CODE).entries()) {
    if (at % 2 === 1) continue;
    for (const [, digits] of part.matchAll(MENTION))
      counts.set(Number(digits), (counts.get(Number(digits)) ?? 0) + 1);
  }
  return counts;
}

/** The numbers that texts mention and a list of sources does not have. */
export function unlisted(texts: readonly unknown[], sources: unknown): number[] {
  const listed = (Array.isArray(sources) ? sources : []).map(
    (one: unknown) => (one as { readonly id?: unknown } | null)?.id,
  );
  const text = texts.filter((one) => typeof one === 'string').join('\n\n');
  return [...mentions(text).keys()].filter((number) => !listed.includes(number));
}

/** The text with mentions of other numbers, in place of those that are named. */
export function withNumbers(markdown: string, numbers: ReadonlyMap<number, number>): string {
  return markdown
    .split(CODE)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(MENTION, (mention, digits: string) => {
            const number = numbers.get(Number(digits));
            return number === undefined ? mention : `[^${number}]`;
          }),
    )
    .join('');
}
