import { fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SnapshotFile, SnapshotHead, SnapshotLines } from '@/lib/snapshot/types';

const FOLDER = new URL('./data/', import.meta.url);
const PAGE = 4_096;
const NEWLINE = 10;
const TAB = 9;

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}

/** What the snapshot is of. */
export function snapshotHead(): SnapshotHead {
  return JSON.parse(readFileSync(pathOf('head.json'), 'utf8')) as SnapshotHead;
}

/** A key and what is known under it. */
type Keyed<File extends SnapshotFile> = readonly [string, SnapshotLines[File]];

/**
 * Keys with what is known under them: every line of a file, or those that are wanted by their key and the text of what
 * they say.
 */
export function readLines<File extends SnapshotFile>(
  file: File,
  isWanted: (key: string, said: string) => boolean = () => true,
): Keyed<File>[] {
  return readFileSync(pathOf(`${file}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => {
      const tab = line.indexOf('\t');
      return tab > 0 && isWanted(line.slice(0, tab), line.slice(tab + 1));
    })
    .map((line) => parsed(file, line));
}

function parsed<File extends SnapshotFile>(_file: File, line: string): Keyed<File> {
  const tab = line.indexOf('\t');
  return [line.slice(0, tab), JSON.parse(line.slice(tab + 1)) as SnapshotLines[File]];
}

/** Everything known under a key; found by halving, so that little of the file is read. */
export function findLines<File extends SnapshotFile>(
  file: File,
  key: string,
): SnapshotLines[File][] {
  const sorted = sortedFile(file);
  const found: SnapshotLines[File][] = [];
  for (let at = sorted.firstFrom(key); at < sorted.size;) {
    const { line, next } = sorted.lineAt(at);
    const [own, said] = parsed(file, line);
    if (own !== key) break;
    found.push(said);
    at = next;
  }
  return found;
}

/** The first lines whose keys begin with a text. */
export function linesBeginning<File extends SnapshotFile>(
  file: File,
  start: string,
  most: number,
): Keyed<File>[] {
  const sorted = sortedFile(file);
  const found: Keyed<File>[] = [];
  for (let at = sorted.firstFrom(start); at < sorted.size && found.length < most;) {
    const { line, next } = sorted.lineAt(at);
    const one = parsed(file, line);
    if (!one[0].startsWith(start)) break;
    found.push(one);
    at = next;
  }
  return found;
}

/** The last line whose key is not above this one; null where there is none. */
export function lastUpTo<File extends SnapshotFile>(file: File, key: string): Keyed<File> | null {
  const sorted = sortedFile(file);
  const at = sorted.firstFrom(key);
  if (at < sorted.size) {
    const one = parsed(file, sorted.lineAt(at).line);
    if (one[0] === key) return one;
  }
  return at === 0 ? null : parsed(file, sorted.lineAt(sorted.startBefore(at - 1)).line);
}

const opened = new Map<SnapshotFile, SortedFile>();

function sortedFile(file: SnapshotFile): SortedFile {
  const found = opened.get(file) ?? new SortedFile(openSync(pathOf(`${file}.tsv`), 'r'));
  opened.set(file, found);
  return found;
}

/** Lines in the order of the bytes of their keys. What was read once is kept: every search begins in the same places. */
class SortedFile {
  readonly size: number;
  private readonly pages = new Map<number, Buffer>();

  constructor(private readonly handle: number) {
    this.size = fstatSync(handle).size;
  }

  /** Where the first line begins whose key is this one or comes after it. */
  firstFrom(key: string): number {
    const wanted = Buffer.from(key);
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const start = this.startFrom(middle);
      if (start >= this.size || Buffer.compare(this.keyAt(start), wanted) >= 0) high = middle;
      else low = start + 1;
    }
    return this.startFrom(low);
  }

  lineAt(at: number): { readonly line: string; readonly next: number } {
    const bytes = this.until(at, NEWLINE);
    return { line: bytes.toString('utf8'), next: at + bytes.length + 1 };
  }

  /** Where the line begins that holds this byte. */
  startBefore(at: number): number {
    for (let end = at; end > 0;) {
      const start = end - 1 - ((end - 1) % PAGE);
      const found = this.page(start)
        .subarray(0, end - start)
        .lastIndexOf(NEWLINE);
      if (found >= 0) return start + found + 1;
      end = start;
    }
    return 0;
  }

  /** Where the next line begins, at this byte or after it. */
  private startFrom(at: number): number {
    return at === 0 ? 0 : at - 1 + this.until(at - 1, NEWLINE).length + 1;
  }

  private keyAt(at: number): Buffer {
    return this.until(at, TAB);
  }

  /** The bytes from here to the next such byte, or to the end. */
  private until(at: number, byte: number): Buffer {
    const parts: Buffer[] = [];
    for (let from = at; from < this.size;) {
      const start = from - (from % PAGE);
      const chunk = this.page(start).subarray(from - start);
      const end = chunk.indexOf(byte);
      parts.push(end < 0 ? chunk : chunk.subarray(0, end));
      if (end >= 0) break;
      from += chunk.length;
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  private page(start: number): Buffer {
    const known = this.pages.get(start);
    if (known !== undefined) return known;
    const page = Buffer.allocUnsafe(Math.min(PAGE, this.size - start));
    readSync(this.handle, page, 0, page.length, start);
    this.pages.set(start, page);
    return page;
  }
}
