import { colonPlace, dotPlace, type Place, portOf, serviceName } from './address';
import { socketEntry, unknownEntry } from './entry';
import { add, beginTable, type Reader } from './scan';
import { isWild, meaningOf, TRANSPORT_OF } from './socket-rules';
import type { Kind, Program } from './types';

const UNIX_ROW =
  /^\s*((?:[0-9a-f]{6,16}\s+(?:[0-9a-f]{1,8}\s+)?)?)(tcp|udp|udplite|sctp|dccp)(?:4|6|46)?\s+((?:\d+\s+){0,3})(\S*[.:]\S+)\s+(\S+)(?:\s+(.*))?$/;
const UNIX_STATE =
  /^(LISTEN|ESTABLISHED|SYN_SENT|SYN_RECV|SYN_RCVD|SYN_RECEIVED|FIN_WAIT_?[12]|TIME_WAIT|CLOSED?|CLOSE_WAIT|LAST_ACK|CLOSING|UNKNOWN|BOUND)(?:\s+|$)/;

export const readNetstat: Reader = (line, at, scan) => {
  const match = UNIX_ROW.exec(line);
  if (match === null) return false;
  const [, pcb = '', proto = '', , local = '', peer = '', rest = ''] = match;
  const transport = TRANSPORT_OF[proto] ?? null;
  const bsd = local.lastIndexOf('.') > local.lastIndexOf(':');
  const place = bsd ? dotPlace(local) : colonPlace(local);
  if (place === null) return true;
  // A terminal broke the row before its end.
  if (!bsd && colonPlace(peer) === null) return false;
  const kind: Kind = bsd ? 'netstat-bsd' : 'netstat-linux';
  beginTable(scan, kind, at);
  const state = UNIX_STATE.exec(rest)?.[1] ?? null;
  const meaning = meaningOf(transport, state, peer);
  const given = { line: at, kind, meaning, transport, state } as const;
  const width = scan.bsdWidth ?? (pcb === '' ? 22 : 18);
  if (bsd && local.length >= width && isCut(place)) {
    add(scan, unknownEntry({ ...given, address: place.address }, 'cut'));
    return true;
  }
  const found = socketEntry({ ...given, place });
  const tail = state === null ? rest : rest.slice(state.length);
  const program = bsd ? bsdProgram(tail, scan.bsdTail) : linuxProgram(tail);
  add(scan, found === null ? null : { ...found, programs: program === null ? [] : [program] });
  return true;
};

/** In a full column a port is whole only when it has five digits; of a name nobody can tell. */
function isCut({ port }: Place): boolean {
  return port !== '*' && !/^\d{5}$/.test(port);
}

const LINUX_PROGRAM = /(?:^|\s)(\d+)\/(\S.*?)\s*$/;
/** What `-o` puts behind the program. */
const LINUX_TIMER = /\s+(?:off|on|keepalive|timewait|probe|unkn-\d+)\s+\([\d./-]+\)\s*$/;

function linuxProgram(tail: string): Program | null {
  const [, pid, name] = LINUX_PROGRAM.exec(tail.replace(LINUX_TIMER, '')) ?? [];
  return name === undefined ? null : { name, pid: Number(pid) };
}

/** macOS with `-v`: a column `pid`, since macOS 14 `process:pid`; the heading says which comes where. */
function bsdProgram(tail: string, heading: readonly string[]): Program | null {
  const words = tail.trim().split(/\s+/);
  const both = heading.indexOf('process:pid');
  if (both !== -1) {
    const [, name, pid] = /^(.+?):(\d+)(?:\s|$)/.exec(words.slice(both).join(' ')) ?? [];
    return name === undefined ? null : { name, pid: Number(pid) };
  }
  const only = heading.indexOf('pid');
  const pid = only === -1 ? undefined : words[only];
  // The number alone: who it is, ps tells.
  return pid !== undefined && /^\d+$/.test(pid) && pid !== '0'
    ? { name: '', pid: Number(pid) }
    : null;
}

const UNIX_HEADING = /^.*\bProto\b.*\bLocal Address(\s+)Foreign Address\s*(.*)$/;

const QUEUE_ROW = /^\s*(?:[0-9a-f]{6,16}\s+)?(tcp|sctp)(?:4|6|46)?\s+\d+\/\d+\/\d+\s+(\S+)\s*$/;

/** `netstat -L` of BSD: how many wait on each listening socket. Its column of addresses is wide. */
export const readQueues: Reader = (line, at, scan) => {
  const [, proto = '', local = ''] = QUEUE_ROW.exec(line) ?? [];
  const place = dotPlace(local);
  if (place === null) return false;
  const transport = TRANSPORT_OF[proto] ?? null;
  add(scan, socketEntry({ line: at, kind: 'netstat-bsd', meaning: 'listening', transport, place }));
  return true;
};

/** The heading of a table of sockets: how wide the addresses are, and what stands behind the state. */
export const readNetstatHeading: Reader = (line, _, scan) => {
  const [, gap, tail = ''] = UNIX_HEADING.exec(line) ?? [];
  if (gap === undefined) return false;
  // Linux and Windows write *State*; they cut addresses, never ports.
  scan.bsdWidth = /\bState\b/.test(tail) ? null : 'Local Address'.length + gap.length - 1;
  scan.bsdTail = tail
    .replace(/^\(?state\)?/i, '')
    .trim()
    .split(/\s+/);
  return true;
};

const SOCKSTAT_ROW =
  /^\s*(\S+)\s+(\S.*?)\s+(\d+|\?)\s+(?:\d+|\?)\s+(tcp|udp|sctp)(?:4|6|46)\s+(\S+)\s+(\S+)/;

export const readSockstat: Reader = (line, at, scan) => {
  if (!/\s(?:tcp|udp|sctp)(?:4|6|46)\s/.test(line)) return false;
  const [, , name, pid, proto = '', local = '', peer = ''] = SOCKSTAT_ROW.exec(line) ?? [];
  if (name === undefined) return false;
  const place = colonPlace(local);
  if (place === null || (serviceName(place.port) === null && portOf(place.port) === null))
    return true;
  const transport = TRANSPORT_OF[proto] ?? null;
  const meaning = isWild(peer) ? 'listening' : 'connected';
  const found = socketEntry({ line: at, kind: 'netstat-bsd', meaning, transport, place });
  const programs = pid === '?' ? [] : [{ name, pid: Number(pid) }];
  add(scan, found === null ? null : { ...found, programs });
  return true;
};
