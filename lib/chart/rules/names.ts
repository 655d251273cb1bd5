/** What ports `start` to `end` (both included) are called. */
export interface NamedPorts {
  readonly start: number;
  readonly end: number;
  /** Names of official services. */
  readonly official: readonly string[];
  /** Names of the first software reported there. */
  readonly practice: readonly string[];
  /** How much software is reported there, the named ones included. */
  readonly uses: number;
}

/**
 * Named ports, ascending and none twice, as text of one line each: how many ports lie between it and the line
 * before it, `+` how many more ports it has, `*` how much software (each in base 36, left out where it is 0 or
 * what the names say), a space, then the names with tabs between them: official ones, an empty one, software.
 */
export function encodeNames(entries: readonly NamedPorts[]): string {
  let next = 0;
  let text = '';
  for (const { start, end, official, practice, uses } of entries) {
    if (text !== '') text += '\n';
    if (start !== next) text += base36(start - next);
    if (end !== start) text += `+${base36(end - start)}`;
    if (uses !== practice.length) text += `*${base36(uses)}`;
    text += ` ${official.map(folded).join('\t')}`;
    if (practice.length > 0)
      text += `${official.length === 0 ? '' : '\t'}\t${practice.map(folded).join('\t')}`;
    next = end + 1;
  }
  return text;
}

/** Reads what `encodeNames` wrote. */
export function decodeNames(text: string): NamedPorts[] {
  let next = 0;
  return (text === '' ? [] : text.split('\n')).map((line) => {
    const [, gap = '', more = '', counted = '', rest = ''] =
      /^([0-9a-z]*)(?:\+([0-9a-z]+))?(?:\*([0-9a-z]+))? (.*)$/.exec(line) ?? [];
    const start = next + fromBase36(gap);
    const end = start + fromBase36(more);
    next = end + 1;
    const names = rest.split('\t');
    const empty = names.indexOf('');
    const official = empty < 0 ? names : names.slice(0, empty);
    const practice = empty < 0 ? [] : names.slice(empty + 1);
    return {
      ...{ start, end, official, practice },
      uses: counted === '' ? practice.length : fromBase36(counted),
    };
  });
}

const base36 = (number: number): string => number.toString(36);
const fromBase36 = (text: string): number => (text === '' ? 0 : Number.parseInt(text, 36));
const OTHER_SPACE = /[^\S ]/;
/** Tabs and line ends stand between names, never in one. */
const folded = (name: string): string => (OTHER_SPACE.test(name) ? name.replace(/\s/g, ' ') : name);

/** The entry that holds the port, or undefined. `entries` ascend. */
export function namesAt(entries: readonly NamedPorts[], port: number): NamedPorts | undefined {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry === undefined) return undefined;
    if (port < entry.start) high = middle - 1;
    else if (port > entry.end) low = middle + 1;
    else return entry;
  }
  return undefined;
}
