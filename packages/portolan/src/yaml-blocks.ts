import { isFuserTable } from './processes';
import { isPrompted } from './prompts';
import type { Entry } from './types';
import type { Work } from './yaml-nodes';

const KEY = /^(\s*)(?:- )?(?:["']?[\w.$/-]+["']?):(?:\s|$)/;
const YAML_LINE =
  /^\s*(?:#.*|---.*|\.\.\.|-(?:\s.*)?|["']?[^\s"'][^"]*["']?:(?:\s.*)?|["'\])}].*)?$/;
const EVIDENCE =
  /^\s*(?:- )?(?:services|ports|expose|containers|apiVersion|containerPort|hostPort):/;

/** To begin with one takes the library as long as this many steps in it. */
const STEPS_OF_BLOCK = 1_000;

/** Runs of lines that are YAML, where they hold what Compose or Kubernetes say about ports. */
export async function yamlEntries(
  lines: readonly string[],
  done: Set<number>,
  work: Work,
): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const indent = done.has(at) ? undefined : KEY.exec(lines[at] ?? '')?.[1];
    if (indent === undefined || isFuserTable(lines[at] ?? '')) continue;
    const end = yamlEnd(lines, at, indent.length, done);
    const block = lines.slice(at, end);
    if (work.left >= 0 && block.some((line) => EVIDENCE.test(line))) {
      work.left -= STEPS_OF_BLOCK;
      const { readYaml } = await import('./yaml');
      const entries = tolerant(() => readYaml(block.join('\n'), at + 1, work));
      found.push(...entries);
      // One line such as `ports: 80, 443` may be a list of numbers.
      if (entries.length > 0 || block.length > 1)
        for (let line = at; line < end; line += 1) done.add(line);
    }
    at = end - 1;
  }
  return found;
}

function rootKey(line: string): string | null {
  return /^\s*["']?([\w.$/-]+)["']?:(?:\s|$)/.exec(line)?.[1] ?? null;
}

/** A key that was there already, or belongs to the other kind of file: the next file begins, with no rule between. */
function isNext(key: string, seen: ReadonlySet<string | null>): boolean {
  if (seen.has(key)) return true;
  if (key === 'services') return seen.has('kind') || seen.has('apiVersion');
  return (key === 'kind' || key === 'apiVersion') && seen.has('services');
}

/** A block ends where a line is set further out than its first, or is none that YAML could hold there. */
function yamlEnd(
  lines: readonly string[],
  from: number,
  indent: number,
  done: ReadonlySet<number>,
): number {
  let at = from + 1;
  let seen = new Set([rootKey(lines[from] ?? '')]);
  for (; at < lines.length && !done.has(at); at += 1) {
    const line = lines[at] ?? '';
    const own = line.length - line.trimStart().length;
    if (line.startsWith('---')) seen = new Set();
    const key = own === indent && !/^\s*[-#]/.test(line) ? rootKey(line) : null;
    if (key !== null && isNext(key, seen)) break;
    if (key !== null) seen.add(key);
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('---')) continue;
    if (own < indent || (own === indent && !YAML_LINE.test(line))) break;
    if (isPrompted(line) || isFuserTable(line)) break;
  }
  return at;
}

/** A text that the library refuses whole says nothing. */
function tolerant(read: () => Entry[]): Entry[] {
  try {
    return read();
  } catch {
    return [];
  }
}
