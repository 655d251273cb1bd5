import { mentions, unlisted, withNumbers } from '@/lib/articles/rules/mentions';
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
 * The addresses of the sources that the lines of a changed text mention, in order: what the new words rest on. Of lines
 * that stood there before none.
 */
export function mentionedSources(before: Fields, after: Fields, shapes: MergeShapes): unknown[] {
  return linkedIn(shapes).flatMap(({ list, texts }) => {
    const sources = sourcesIn(after[list]);
    const added = texts.flatMap((name) => addedLines(before[name], after[name])).join('\n\n');
    const urlOf = (number: number) => sources.find(({ id }) => id === number)?.url ?? null;
    return [...mentions(added).keys()].map(urlOf);
  });
}

function addedLines(before: unknown, after: unknown): string[] {
  const linesOf = (text: unknown) => (typeof text === 'string' ? text.split('\n') : []);
  const known = new Set(linesOf(before));
  return linesOf(after).filter((line) => !known.has(line));
}

function isSource(value: unknown): value is Source {
  return Number.isInteger((value as { readonly id?: unknown } | null)?.id);
}

function sourcesIn(list: unknown): Source[] {
  return Array.isArray(list) ? list.filter(isSource) : [];
}
