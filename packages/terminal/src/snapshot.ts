import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SnapshotFile, SnapshotHead, SnapshotLines } from '@/lib/snapshot/types';

const FOLDER = new URL('./data/', import.meta.url);

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}

/** What the snapshot is of. */
export function snapshotHead(): SnapshotHead {
  return JSON.parse(readFileSync(pathOf('head.json'), 'utf8')) as SnapshotHead;
}

/** A key and what is known under it. */
type Keyed<File extends SnapshotFile> = readonly [string, SnapshotLines[File]];

const read = new Map<SnapshotFile, readonly string[]>();

/**
 * The lines of a file in the order of their keys. To read them all takes a millisecond; to understand them, which
 * only happens to those that are asked for, takes twenty.
 */
function linesOf(file: SnapshotFile): readonly string[] {
  const known = read.get(file);
  if (known !== undefined) return known;
  const lines = readFileSync(pathOf(`${file}.tsv`), 'utf8').split('\n');
  // The last one ends as all do: behind it there is nothing.
  lines.pop();
  read.set(file, lines);
  return lines;
}

function keyOf(line: string): string {
  return line.slice(0, line.indexOf('\t'));
}

function parsed<File extends SnapshotFile>(_file: File, line: string): Keyed<File> {
  const tab = line.indexOf('\t');
  return [line.slice(0, tab), JSON.parse(line.slice(tab + 1)) as SnapshotLines[File]];
}

/**
 * Keys with what is known under them: every line of a file, or those that are wanted by their key and the text of what
 * they say.
 */
export function readLines<File extends SnapshotFile>(
  file: File,
  isWanted?: (key: string, said: string) => boolean,
): Keyed<File>[] {
  return [...eachLine(file, isWanted)];
}

/** The same one after the other, for who keeps little of each. */
export function* eachLine<File extends SnapshotFile>(
  file: File,
  isWanted?: (key: string, said: string) => boolean,
): Generator<Keyed<File>> {
  const lines = linesOf(file);
  const wanted =
    isWanted === undefined
      ? lines
      : lines.filter((line) => isWanted(keyOf(line), line.slice(line.indexOf('\t') + 1)));
  for (const line of wanted) yield parsed(file, line);
}

/** Everything known under a key. */
export function findLines<File extends SnapshotFile>(
  file: File,
  key: string,
): SnapshotLines[File][] {
  const lines = linesOf(file);
  const from = firstFrom(lines, key);
  let end = from;
  while (end < lines.length && keyOf(lines[end] ?? '') === key) end += 1;
  return lines.slice(from, end).map((line) => parsed(file, line)[1]);
}

/** The first lines whose keys begin with a text. */
export function linesBeginning<File extends SnapshotFile>(
  file: File,
  start: string,
  most: number,
): Keyed<File>[] {
  const lines = linesOf(file);
  const from = firstFrom(lines, start);
  const found = lines.slice(from, from + most).filter((line) => line.startsWith(start));
  return found.map((line) => parsed(file, line));
}

/** The last line whose key is not above this one; null where there is none. */
export function lastUpTo<File extends SnapshotFile>(file: File, key: string): Keyed<File> | null {
  const lines = linesOf(file);
  const at = firstFrom(lines, key);
  const line = keyOf(lines[at] ?? '') === key ? lines[at] : lines[at - 1];
  return line === undefined ? null : parsed(file, line);
}

/** The place of the first line whose key is this one or comes after it, found by halving. */
function firstFrom(lines: readonly string[], key: string): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(lines[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
