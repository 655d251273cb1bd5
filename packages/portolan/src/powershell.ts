import { portOf } from './address';
import { entry } from './entry';
import { add, type Reader, type Scan } from './scan';
import { meaningOf } from './socket-rules';
import type { Transport } from './types';

const PS_NAMES =
  'LocalAddress|LocalPort|RemoteAddress|RemotePort|State|AppliedSetting|OwningProcess|CreationTime|OffloadState|ProcessName|Process|InstanceID|PSComputerName';
/** Each word in one way alone: two ways to read it would be two to the power of the words. */
const PS_HEADING = /^\s*(?:[A-Z]\w*\s+)*LocalPort\b/;

export const readPowerShellHeading: Reader = (line, _, scan) => {
  if (!PS_HEADING.test(line) || line.includes(':')) return false;
  scan.columns = [...line.matchAll(/\S+/g)].map((one) => ({
    name: one[0],
    start: one.index,
    end: one.index + one[0].length,
  }));
  return true;
};

export const readPowerShell: Reader = (line, at, scan) => {
  if (!scan.columns.some(({ name }) => name === 'LocalPort')) return false;
  // Two rules alone may be netsh's.
  if (/^[\s-]+$/.test(line)) return line.trim().split(/\s+/).length > 2;
  const row: Record<string, string> = {};
  for (const word of line.matchAll(/\S+/g)) {
    const column = columnUnder(scan, word.index, word.index + word[0].length);
    if (column !== null) row[column] = column in row ? `${row[column]} ${word[0]}` : word[0];
  }
  const found = isRow(row) && addPowerShell(row, at, scan);
  // Whatever else comes, the table has ended.
  if (!found) scan.columns = [];
  return found;
};

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:.]*:[\w:.%]*(?:…|\.\.\.)?)$/i;

const NUMERIC = new Set(['LocalPort', 'RemotePort', 'OwningProcess']);

/** A row begins with an address; of a table that shows none, what is a number in every row is one. */
function isRow(row: Readonly<Record<string, string>>): boolean {
  const address = row['LocalAddress'];
  if (address !== undefined) return ADDRESS.test(address);
  return Object.entries(row).every(([name, word]) => !NUMERIC.has(name) || /^\d+$/.test(word));
}

/** The heading that a word stands under: numbers are set to the right, words to the left. */
function columnUnder(scan: Scan, from: number, to: number): string | null {
  const shared = scan.columns.map(({ name, start, end }) => ({
    name,
    by: Math.min(end, to) - Math.max(start, from),
  }));
  const [best] = shared.sort((a, b) => b.by - a.by);
  return best === undefined || best.by <= 0 ? null : best.name;
}

/** `ConvertTo-Csv` and `Export-Csv`: a heading, then rows, each word in quotes. */
export const readPowerShellCsv: Reader = (line, at, scan) => {
  if (!/^"(?:[^"]|"")*"(?:[,;]"(?:[^"]|"")*")*$/.test(line)) {
    scan.csv = [];
    return line.startsWith('#TYPE ');
  }
  const words = line.slice(1, -1).split(/"[,;]"/);
  if (words.includes('LocalPort')) {
    scan.csv = words;
    return true;
  }
  if (words.length !== scan.csv.length) return false;
  const row = Object.fromEntries(scan.csv.map((name, index) => [name, words[index] ?? '']));
  return addPowerShell(row, at, scan);
};

const PS_LINE = new RegExp(`^\\s*(${PS_NAMES})\\s*:\\s?(.*)$`);

/** Format-List: one record a paragraph. */
export const readPowerShellList: Reader = (line, at, scan) => {
  const [, name, value = ''] = PS_LINE.exec(line) ?? [];
  if (name === undefined) return false;
  if (name in scan.record) endRecord(scan);
  scan.record[name] = value.trim();
  if (name === 'LocalPort') scan.recordLine = at;
  return true;
};

export function endRecord(scan: Scan): void {
  if ('LocalPort' in scan.record) addPowerShell(scan.record, scan.recordLine, scan);
  scan.record = {};
}

function addPowerShell(row: Readonly<Record<string, string>>, at: number, scan: Scan): boolean {
  const port = row['LocalPort'];
  if (port === undefined || portOf(port) === null) return false;
  const state = row['State'] ?? null;
  const transport = powerShellTransport(row, scan);
  const address = row['LocalAddress'] ?? null;
  // Cut by the width of the table: `fe80::1…`.
  const whole = address !== null && !/(?:…|\.\.\.)$/.test(address) ? address : null;
  const pid = row['OwningProcess'];
  const name = row['ProcessName'] ?? row['Process'] ?? '';
  const meaning =
    state === null && (transport !== 'tcp' || row['RemotePort'] === undefined)
      ? 'listening'
      : meaningOf(transport ?? 'tcp', state, '*');
  add(
    scan,
    entry({
      line: at,
      kind: 'powershell',
      meaning,
      transport,
      port: portOf(port),
      address: whole,
      state,
      programs:
        pid !== undefined && /^\d+$/.test(pid)
          ? [{ name, pid: Number(pid) }]
          : name === ''
            ? []
            : [{ name, pid: null }],
    }),
  );
  return true;
}

/** Only TCP has a state and a remote port; else the command in the text says it. */
function powerShellTransport(row: Readonly<Record<string, string>>, scan: Scan): Transport | null {
  const columns = new Set([...Object.keys(row), ...scan.columns.map(({ name }) => name)]);
  if (columns.has('State') || columns.has('RemotePort')) return 'tcp';
  if (/NetTCPConnection/i.test(scan.command)) return 'tcp';
  return /NetUDPEndpoint/i.test(scan.command) || columns.size === 2 ? 'udp' : null;
}
