import {
  readDocker,
  readDockerHeading,
  readDockerJson,
  readDockerPort,
  readKubectl,
} from './docker';
import { readNetsh, readNmap, readNumbers, readServices, readTaken } from './lists';
import { readNmapXml } from './nmap-xml';
import { readLsof } from './lsof';
import { readNetstat, readNetstatHeading, readQueues, readSockstat } from './netstat';
import { readWindows } from './netstat-windows';
import { endRecord, readPowerShell, readPowerShellHeading, readPowerShellList } from './powershell';
import { readSs } from './ss';
import { newScan, type Reader, type Scan } from './scan';
import type { Entry, Kind, Reading } from './types';

/** Longer lines are cut: what is behind names no port of its own. */
const LONGEST_LINE = 20_000;
/** Of the text, in characters; some 20,000 rows. */
export const LONGEST_TEXT = 2_000_000;

/** Headings first: they say how the rows below them are read. */
const READERS: readonly Reader[] = [
  readNetstatHeading,
  readDockerHeading,
  readPowerShellHeading,
  readSs,
  readLsof,
  readQueues,
  readNetstat,
  readWindows,
  readKubectl,
  readDockerPort,
  readDockerJson,
  readDocker,
  readNmap,
  readServices,
  readSockstat,
  readPowerShellList,
  readPowerShell,
  readNetsh,
  readTaken,
];

const TOOLS =
  'sudo|doas|ss|lsof|netstat|docker|podman|kubectl|nmap|netsh|cat|sockstat|Get-Net\\w+|nc|curl|ps|ip';
const PROMPT = new RegExp(
  `^(?:\\s*\\$|\\s*%|\\s*#|PS[^>]*>|[A-Za-z]:\\\\[^>]*>|\\S*[@:~][^#$%>]*[#$%>])\\s*((?:${TOOLS})\\b.*)$`,
);
const BARE_COMMAND = new RegExp(
  `^\\s*((?:sudo\\s+)?(?:ss|lsof|netstat|netsh|docker|nmap|Get-Net\\w+)\\s+-?[a-zA-Z-].*)$`,
);
const BARE_PROMPT = /^(?:\s*[$%]|PS[^>]*>|\S+[@:~]\S*[#$%>])\s*$/;

/** Headings of tables without ports. */
const ELSEWHERE =
  /^(?:Active (?!Internet|Connections|Multipath)|Registered |Kernel |Routing tables|Interface List|IPv[46] Route)/;

/** Lines that hold no port of ours, as everybody who knows the tool can see: headings, other tables, comments. */
const NOISE =
  /^\s*(?:#|\/\/|Active |Current listen |Proto\b|Netid\b|State\s+Recv-Q|COMMAND\s+PID|Kernel |Routing tables|Internet6?:|Destination\b|Iface\b|Address\s+Type|Registered |kctlref|pcb\b|Starting Nmap|Host is up|Not shown|PORT\s+STATE|Service (?:Info|detection)|Nmap |All \d+ scanned|MAC Address|\||unix\s|raw6?\s|icm[46p]|[0-9a-f]{8,16}\s|lsof: WARNING|Output information|Start Port|Protocol |-{3,}|total\b|USER\s+COMMAND|HOST\b|\(Not all|will not be shown|tcp.*no PCB|(?:nl|p_raw|p_dgr|u_\w+|v_\w+|icmp6)\s)/;

/**
 * What a pasted text says about ports, line by line and of any mix of kinds. Never throws; a number is taken for a
 * port only where the tool prints ports and nothing is cut off. The part that reads YAML is loaded when there is some.
 */
export async function readPaste(text: string): Promise<Reading> {
  const lines = text
    .slice(0, LONGEST_TEXT)
    // Colours of a terminal.
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.slice(0, LONGEST_LINE).replace(/\t/g, '        ').trimEnd());
  const done = new Set<number>();
  const blocks = [...xmlEntries(lines, done), ...(await yamlEntries(lines, done))];
  const scan = newScan();
  const left: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (done.has(index)) continue;
    if (!readLine(line, index + 1, scan)) left.push(index + 1);
  }
  endRecord(scan);
  const tables = [...blocks, ...scan.entries].sort((a, b) => a.line - b.line);
  // Numbers alone on a line are ports only where no table is cut in pieces.
  const numbers = tables.length > 0 ? [] : numberEntries(lines, left);
  const numbered = new Set(numbers.map(({ line }) => line));
  const entries = tables.length > 0 ? tables : numbers;
  const rest = left.filter((line) => !numbered.has(line) && !scan.headings.has(line));
  return { entries, kinds: kindsOf(entries), left: rest };
}

function readLine(line: string, at: number, scan: Scan): boolean {
  if (line.trim() === '') {
    endRecord(scan);
    return true;
  }
  const command = PROMPT.exec(line)?.[1] ?? BARE_COMMAND.exec(line)?.[1];
  if (command !== undefined || BARE_PROMPT.test(line)) {
    const { entries, headings } = scan;
    Object.assign(scan, { ...newScan(), entries, headings, command: command ?? '' });
    return true;
  }
  if (ELSEWHERE.test(line)) {
    scan.elsewhere = true;
    scan.columns = [];
  }
  for (const reader of READERS) {
    if (!reader(line, at, scan)) continue;
    scan.elsewhere = false;
    return true;
  }
  return scan.elsewhere || NOISE.test(line);
}

function numberEntries(lines: readonly string[], left: readonly number[]): Entry[] {
  const scan = newScan();
  for (const at of left) readNumbers(lines[at - 1] ?? '', at, scan);
  return scan.entries;
}

function kindsOf(entries: readonly Entry[]): Kind[] {
  return [...new Set(entries.map(({ kind }) => kind))];
}

const XML_START = /^\s*<(?:\?xml|nmaprun|host|ports|port)\b/;

/** The ports of each XML in the text; the lines that it takes up are done. */
function xmlEntries(lines: readonly string[], done: Set<number>): Entry[] {
  const found: Entry[] = [];
  for (let from = 0; from < lines.length; from += 1) {
    if (!XML_START.test(lines[from] ?? '')) continue;
    const end = xmlEnd(lines, from);
    found.push(...readNmapXml(lines.slice(from, end).join('\n'), from + 1));
    for (let at = from; at < end; at += 1) done.add(at);
    from = end - 1;
  }
  return found;
}

/** XML goes on to its last tag, or as far as each line begins with one or goes on with one left open. */
function xmlEnd(lines: readonly string[], from: number): number {
  let open = false;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!open && line.trim() !== '' && !/^\s*</.test(line)) return at;
    if (line.includes('</nmaprun>')) return at + 1;
    const [opened, closed] = [line.lastIndexOf('<'), line.lastIndexOf('>')];
    if (opened !== closed) open = opened > closed;
  }
  return lines.length;
}

const KEY = /^(\s*)(?:- )?(?:["']?[\w.$/-]+["']?):(?:\s|$)/;
const YAML_LINE =
  /^\s*(?:#.*|---.*|\.\.\.|-(?:\s.*)?|["']?[^\s"'][^"]*["']?:(?:\s.*)?|["'\])}].*)?$/;
const EVIDENCE =
  /^\s*(?:- )?(?:services|ports|expose|containers|apiVersion|containerPort|hostPort):/;

/** Runs of lines that are YAML, where they hold what Compose or Kubernetes say about ports. */
async function yamlEntries(lines: readonly string[], done: Set<number>): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const indent = done.has(at) ? undefined : KEY.exec(lines[at] ?? '')?.[1];
    if (indent === undefined) continue;
    const end = yamlEnd(lines, at, indent.length, done);
    const block = lines.slice(at, end);
    if (block.some((line) => EVIDENCE.test(line))) {
      const { readYaml } = await import('./yaml');
      const entries = tolerant(() => readYaml(block.join('\n'), at + 1));
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
    if (PROMPT.test(line)) break;
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
