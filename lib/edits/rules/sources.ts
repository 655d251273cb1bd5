import { MENTION, unlisted, withNumbers } from '@/lib/articles/rules/mentions';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { MergeShapes } from '@/lib/platform/fields';

interface Source {
  readonly id: number;
  readonly url?: unknown;
}

/** A list of numbered sources, and the texts that mention them. */
interface Linked {
  readonly list: string;
  readonly texts: readonly string[];
}

function linkedIn(shapes: MergeShapes): Linked[] {
  return Object.entries(shapes).flatMap(([list, shape]) =>
    typeof shape === 'object' && shape.mentionedIn !== undefined
      ? [{ list, texts: shape.mentionedIn }]
      : [],
  );
}

/**
 * `mine` with numbers of its own for the sources that it adds and to which `theirs` has given the same number for
 * another address, in its texts too: each text goes on to mention what its author read. One address under one number
 * stays: there the sides can disagree. Of what is renumbered already nothing changes.
 */
export function renumbered(
  base: Fields,
  theirs: Fields,
  mine: Fields,
  shapes: MergeShapes,
): Fields {
  return linkedIn(shapes).reduce((own, { list, texts }) => {
    const [was, there, here] = [base, theirs, own].map((side) => sourcesIn(side[list])) as [
      Source[],
      Source[],
      Source[],
    ];
    const taken = here.filter(
      (one) =>
        !was.some(({ id }) => id === one.id) &&
        there.some(({ id, url }) => id === one.id && url !== one.url),
    );
    if (taken.length === 0) return own;
    const used = [...was, ...there, ...here].map(({ id }) => id);
    const first = Math.max(...used) + 1;
    const numbers = new Map(taken.map(({ id }, at) => [id, first + at]));
    const text = (name: string): [string, string][] => {
      const value = own[name];
      return typeof value === 'string' ? [[name, withNumbers(value, numbers)]] : [];
    };
    const renamed = (own[list] as readonly unknown[]).map((one) => {
      const number = isSource(one) && taken.includes(one) ? numbers.get(one.id) : undefined;
      return number === undefined ? one : { ...(one as object), id: number };
    });
    return { ...own, [list]: renamed, ...Object.fromEntries(texts.flatMap(text)) };
  }, mine);
}

/** The lists and texts that no longer fit: a text mentions a source that is not listed, and did not before. */
export function lostMentions(before: Fields, after: Fields, shapes: MergeShapes): string[] {
  return linkedIn(shapes).flatMap(({ list, texts }) => {
    const names = [list, ...texts];
    if (names.every((name) => isDeepEqual(before[name], after[name]))) return [];
    const missing = (side: Fields) =>
      unlisted(
        texts.map((name) => side[name]),
        side[list],
      );
    const known = missing(before);
    return missing(after).every((number) => known.includes(number)) ? [] : names;
  });
}

/**
 * The addresses of the sources that the new blocks of a changed text mention, in order: what the new words rest on. Where
 * a changed block may begin or end code, those of the whole text: what is code, and mentions nothing, may be another.
 */
export function mentionedSources(before: Fields, after: Fields, shapes: MergeShapes): unknown[] {
  return linkedIn(shapes).flatMap(({ list, texts }) => {
    const sources = sourcesIn(after[list]);
    const blocks = texts.flatMap((name) => {
      const { gone, come } = changedBlocks(before[name], after[name]);
      return [...gone, ...come].some(mayBeCode) ? blocksOf(after[name]) : come;
    });
    return [...new Set(blocks.flatMap(numbersIn))].map(
      (number) => sources.find(({ id }) => id === number)?.url ?? null,
    );
  });
}

/** The blocks that mention a source whose address changes, or which goes: what others say rests on something else then. */
export function restingBlocks(before: Fields, after: Fields, shapes: MergeShapes): string[] {
  return linkedIn(shapes).flatMap(({ list, texts }) => {
    const then = sourcesIn(after[list]);
    const changed = sourcesIn(before[list])
      .filter(({ id, url }) => !then.some((one) => id === one.id && url === one.url))
      .map(({ id }) => id);
    const isMentioned = (block: string) => numbersIn(block).some((id) => changed.includes(id));
    return texts.flatMap((name) => blocksOf(after[name]).filter(isMentioned));
  });
}

/** Whether code, or what is not shown, may begin or end in a block: a pair of backticks is a piece of code by itself. */
function mayBeCode(block: string): boolean {
  return /`|~~~|^\s*<|<!--|-->/m.test(block.replace(/`[^`\n]+`/g, ''));
}

function numbersIn(block: string): number[] {
  return [...block.matchAll(MENTION)].map(([, digits]) => Number(digits));
}

/** The blocks of lines, as paragraphs are, that a text loses and gains; one that it has twice by then is gained once. */
export function changedBlocks(
  before: unknown,
  after: unknown,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  return { gone: blocksOnlyIn(before, after), come: blocksOnlyIn(after, before) };
}

function blocksOnlyIn(one: unknown, other: unknown): string[] {
  const left = new Map<string, number>();
  for (const block of blocksOf(other)) left.set(block, (left.get(block) ?? 0) + 1);
  return blocksOf(one).filter((block) => {
    const count = left.get(block) ?? 0;
    left.set(block, count - 1);
    return count <= 0;
  });
}

/** Between blank lines: what a reader takes in one. */
function blocksOf(text: unknown): string[] {
  return typeof text === 'string' ? text.split(/\n[ \t]*\n/) : [];
}

/**
 * The text, where it may say anywhere where `[text][name]` leads (`[name]: https://…`): which of two says so, and whether
 * it does, depends on what stands around it. `[::1]:80` is none. Null of all else.
 */
export function textOfDefinitions(text: unknown): string | null {
  return typeof text === 'string' && /\]:(?!\d)/.test(text) ? text : null;
}

/** A text as it stands whatever number its sources were given: that follows from how many others there are. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(MENTION, '[^]');
}

function isSource(value: unknown): value is Source {
  return Number.isInteger((value as { readonly id?: unknown } | null)?.id);
}

function sourcesIn(list: unknown): Source[] {
  return Array.isArray(list) ? list.filter(isSource) : [];
}
