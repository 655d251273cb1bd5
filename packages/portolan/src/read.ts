import { cleanLines } from './clean';
import {
  readDocker,
  readDockerHeading,
  readDockerJson,
  readDockerPort,
  readKubectl,
} from './docker';
import { readNetsh, readNmap, readNumbers, readServices, readTaken } from './lists';
import { readNmapXml } from './nmap-xml';
import { readDockerInspect } from './docker-inspect';
import { readLsof, readLsofFields } from './lsof';
import { readNetstat, readNetstatHeading, readQueues, readSockstat } from './netstat';
import { readWindows } from './netstat-windows';
import {
  endRecord,
  readPowerShell,
  readPowerShellCsv,
  readPowerShellHeading,
  readPowerShellList,
} from './powershell';
import { readFstat, readFuser } from './processes';
import { commandOf } from './prompts';
import { readSs } from './ss';
import { newScan, type Reader, type Scan } from './scan';
import type { Entry, Kind, Reading } from './types';
import { joinedRow, longerRow, startsRow, unbrokenDocker } from './wrapped';
import { yamlEntries } from './yaml-blocks';

/** Headings first: they say how the rows below them are read. */
const READERS: readonly Reader[] = [
  readNetstatHeading,
  readDockerHeading,
  readPowerShellHeading,
  readPowerShellCsv,
  readSs,
  readLsof,
  readLsofFields,
  readFstat,
  readFuser,
  readQueues,
  readNetstat,
  readWindows,
  readKubectl,
  readDockerPort,
  readDockerInspect,
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

/** A longer line is no row of a table of sockets, nor is it a command: hundreds of programs, ports or words of JSON are. */
const LONGEST_ROW = 1_000;
const READERS_OF_LONG: readonly Reader[] = [
  readPowerShellCsv,
  readSs,
  readFuser,
  readKubectl,
  readDockerInspect,
  readDockerJson,
  readDocker,
  readNmap,
];

/** Headings of tables without ports. */
const ELSEWHERE =
  /^(?:Active (?!Internet|Connections|Multipath)|Total:\s+\d+$|Transport\s+Total\s+IP\b|Registered |Kernel |Routing tables|Interface List|IPv[46] Route)/;

/** Lines that hold no port of ours, as everybody who knows the tool can see: headings, other tables, comments. */
const NOISE =
  /^\s*(?:#|\/\/|Active |Current listen |Proto\b|Netid\b|State\s+Recv-Q|COMMAND\s+PID|Kernel |Routing tables|Internet6?:|Destination\b|Iface\b|Address\s+Type|Registered |kctlref|pcb\b|Starting Nmap|Host is up|Not shown|PORT\s+STATE|Service (?:Info|detection)|Nmap |All \d+ scanned|MAC Address|\||unix\s|raw6?\s|icm[46p]|[0-9a-f]{8,16}\s|lsof: WARNING|Output information|Start Port|Protocol |-{3,}|total\b|USER\s+COMMAND|HOST\b|\(Not all|will not be shown|tcp.*no PCB|(?:nl|p_raw|p_dgr|u_\w+|v_\w+|icmp6|tipc|xdp|\?\?\?|`-)\s|`{3}|\/Program name|Host: \S+.*\bStatus: |Number of Ports|netstat: )/;

/** Of reading YAML: several times what a text without an alias takes, and as many aliases as anybody writes by hand. */
const [STEPS, STEPS_OF_CHARACTER] = [1_000_000, 5];

/**
 * What a pasted text says about ports, line by line and of any mix of kinds. Never throws; a number is taken for a
 * port only where the tool prints ports and nothing is cut off. The part that reads YAML is loaded when there is some.
 */
export async function readPaste(text: string): Promise<Reading> {
  const lines = unbrokenDocker(cleanLines(text));
  const done = new Set<number>();
  const work = { left: STEPS + STEPS_OF_CHARACTER * text.length, read: new WeakSet<never>() };
  const blocks = [...xmlEntries(lines, done), ...(await yamlEntries(lines, done, work))];
  const scan = newScan();
  const left: number[] = [];
  let row: Row | null = null;
  for (const [index, line] of lines.entries()) {
    if (done.has(index)) continue;
    const at = index + 1;
    const rest = row !== null && !startsRow(line) && readRest(line, at, row, scan);
    if (rest) while ((left.at(-1) ?? 0) >= (row?.from ?? at)) left.pop();
    if (startsRow(line)) row = { text: line, from: at, to: at };
    if (!rest && !readLine(line, at, scan)) left.push(at);
  }
  endRecord(scan);
  const tables = [...blocks, ...scan.entries].sort((a, b) => a.line - b.line);
  // Numbers alone on a line are ports only where no table is cut in pieces.
  const isTable = tables.length > 0 || left.some((at) => startsRow(lines[at - 1] ?? ''));
  const numbers = isTable ? [] : numberEntries(lines, left, scan.asked);
  const numbered = new Set(numbers.map(({ line }) => line));
  const entries = tables.length > 0 ? tables : numbers;
  const isHeading = (line: number) => scan.headings.has(line) && !/\d/.test(lines[line - 1] ?? '');
  const rest = left.filter((line) => !numbered.has(line) && !isHeading(line));
  return { entries, kinds: kindsOf(entries), left: rest, whole: work.left >= 0 };
}

function readLine(line: string, at: number, scan: Scan): boolean {
  if (line.trim() === '') {
    endRecord(scan);
    return true;
  }
  const isLong = line.length > LONGEST_ROW;
  const command = isLong ? null : commandOf(line);
  if (command !== null) {
    const { entries, headings } = scan;
    const asked = scan.asked || command !== '';
    Object.assign(scan, { ...newScan(), entries, headings, asked, command });
    return true;
  }
  if (ELSEWHERE.test(line)) {
    scan.elsewhere = true;
    scan.columns = [];
  }
  for (const reader of isLong ? READERS_OF_LONG : READERS) {
    if (!reader(line, at, scan)) continue;
    scan.elsewhere = false;
    return true;
  }
  return scan.elsewhere || NOISE.test(line.slice(0, LONGEST_ROW));
}

/** Lines that one row may take up: with more it is no row. */
const MOST_PIECES = 40;

/** A row so far, of the lines from `from` to `to`. */
interface Row {
  text: string;
  readonly from: number;
  to: number;
}

/** A line that is the rest of the row above it, as a narrow terminal leaves it. */
function readRest(line: string, at: number, row: Row, scan: Scan): boolean {
  if (row.to !== at - 1 || line === '' || at - row.from >= MOST_PIECES) return false;
  const { entries } = scan;
  const last = entries.at(-1)?.line === row.from ? entries.at(-1) : undefined;
  const joined = last === undefined ? joinedRow(row.text, line) : longerRow(row.text, line, last);
  if (joined === null) return false;
  Object.assign(row, { text: joined, to: at });
  if (last !== undefined) entries.pop();
  const before = entries.length;
  // What begins as a row of sockets does not end as one of containers.
  const isOne = readLine(joined, row.from, scan) && entries.length === before + 1;
  if (isOne && entries.at(-1)?.kind !== 'docker') return true;
  entries.length = before;
  if (last !== undefined) entries.push(last);
  return false;
}

/** `asked`: a command stands in the text; what it prints alone on a line may as well be the number of a process. */
function numberEntries(lines: readonly string[], left: readonly number[], asked: boolean): Entry[] {
  const scan = newScan();
  for (const at of left) {
    const line = lines[at - 1] ?? '';
    if (!asked || line.includes(':')) readNumbers(line, at, scan);
  }
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
