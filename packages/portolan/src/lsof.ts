import { colonPlace } from './address';
import { socketEntry } from './entry';
import { add, amendLast, type Reader, type Scan } from './scan';
import { meaningOf, TRANSPORT_OF } from './socket-rules';

const LSOF_ROW =
  /^(\S.*?)\s+(\d+)\s.{0,120}?\sIPv[46]\b.{0,120}?\s(TCP|UDP|SCTP|UDPLITE)\s+(\S+)(?:\s+\((\w+)\))?/;

/** A row about what is no socket of the internet: a file, a pipe, a socket of UNIX. */
const LSOF_FILE =
  /^\S.*?\s\d+\s+(?:\S+\s+){0,3}?(?:cwd|rtd|txt|mem|DEL|NOFD|ltx|\d+[a-zA-Z]?\W?)\s+(?:(?:DIR|REG|CHR|BLK|FIFO|PIPE|unix|unknown|sock|a_inode|KQUEUE|systm|NPOLICY|NEXUS|netlink|LINK|pack|raw6?|VSOCK)\s|\/proc)/;

export const readLsof: Reader = (line, at, scan) => {
  if (!/\sIPv[46]\s/.test(line)) return LSOF_FILE.test(line);
  const [, command, pid, node = '', name = '', state = null] = LSOF_ROW.exec(line) ?? [];
  if (command === undefined) return false;
  const [local = '', peer] = name.split('->');
  const place = colonPlace(local);
  const transport = TRANSPORT_OF[node.toLowerCase()] ?? null;
  if (place === null) return true;
  const found = socketEntry({
    line: at,
    kind: 'lsof',
    meaning: peer !== undefined ? 'connected' : meaningOf(transport, state, '*'),
    transport,
    place,
    state,
  });
  const program = { name: unescaped(command), pid: Number(pid) };
  add(scan, found === null ? null : { ...found, programs: [program] });
  return true;
};

/** lsof writes a blank as `\x20`. */
function unescaped(text: string): string {
  return text.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const FIELD = /^([a-zA-Z])(.*)$/;

/** `lsof -F`: one field a line, named by its first letter; `p` begins a process, `f` a file. */
export const readLsofFields: Reader = (line, at, scan) => {
  const [, letter = '', value = ''] = FIELD.exec(line) ?? [];
  const { fields } = scan;
  if (letter === 'p' && /^\d+$/.test(value)) {
    scan.fields = { p: value };
    return true;
  }
  if (fields['p'] === undefined || letter === '') return false;
  if (letter === 'f') scan.fields = { p: fields['p'], c: fields['c'] ?? '' };
  // The state comes behind the name.
  if (letter === 'T') return endsField(value, scan, fields['n'] === undefined);
  fields[letter] = value;
  if (letter !== 'n' || !/^IPv[46]$/.test(fields['t'] ?? 'IPv4')) return true;
  const [local = '', peer] = value.split('->');
  const place = /[\s/]/.test(local) ? null : colonPlace(local);
  if (place === null) return true;
  const transport = TRANSPORT_OF[(fields['P'] ?? '').toLowerCase()] ?? null;
  const meaning = peer === undefined ? meaningOf(transport, null, '*') : 'connected';
  const found = socketEntry({ line: at, kind: 'lsof', meaning, transport, place });
  const program = { name: unescaped(fields['c'] ?? ''), pid: Number(fields['p']) };
  add(scan, found === null ? null : { ...found, programs: [program] });
  return true;
};

function endsField(value: string, scan: Scan, isFile: boolean): boolean {
  const state = /^ST=(\w+)$/.exec(value)?.[1];
  if (state === undefined || isFile) return true;
  amendLast(scan, 'lsof', (last) =>
    last.meaning === 'connected'
      ? { ...last, state }
      : { ...last, state, meaning: meaningOf(last.transport, state, '*') },
  );
  return true;
}
