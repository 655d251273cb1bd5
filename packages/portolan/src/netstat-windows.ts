import { colonPlace } from './address';
import { socketEntry } from './entry';
import { add, amendLast, beginTable, type Reader, type Scan } from './scan';
import { isWild } from './socket-rules';
import type { Meaning, Transport } from './types';

const WINDOWS_ROW = /^\s*(TCP|UDP)\s+(\S+:\S+)\s+(\S+:\S+)(?:\s+(.*))?$/;
const WINDOWS_PROGRAM = /^\s*\[([^\]]+)\]\s*$/;
const WINDOWS_TAIL = /^(.*?)\s*(?:\b(\d+))?\s*(?:InHost|Offloaded)?\s*$/;

export const readWindows: Reader = (line, at, scan) => {
  const [, proto, local = '', peer = '', tail = ''] = WINDOWS_ROW.exec(line) ?? [];
  if (proto === undefined) return readWindowsProgram(line, at, scan);
  const [, state = '', pid] = WINDOWS_TAIL.exec(tail) ?? [];
  const transport = proto === 'TCP' ? 'tcp' : 'udp';
  const place = colonPlace(local);
  if (place === null) return true;
  beginTable(scan, 'netstat-windows', at);
  const found = socketEntry({
    line: at,
    kind: 'netstat-windows',
    meaning: windowsMeaning(transport, state, peer),
    transport,
    place,
    state: state === '' ? null : state,
  });
  const programs = pid === undefined ? [] : [{ name: '', pid: Number(pid) }];
  add(scan, found === null ? null : { ...found, programs });
  return true;
};

/** The word of the state is in the system's language; a listening socket's foreign port is 0. */
function windowsMeaning(transport: Transport, state: string, peer: string): Meaning {
  if (transport === 'udp') return isWild(peer) ? 'listening' : 'connected';
  if (/^BOUND$/i.test(state)) return 'bound';
  return isWild(peer) ? 'listening' : 'connected';
}

/** `-b` puts the program in brackets below its socket; a service's name may stand between them. */
function readWindowsProgram(line: string, at: number, scan: Scan): boolean {
  const [, name] = WINDOWS_PROGRAM.exec(line) ?? [];
  const last = scan.entries.at(-1);
  if (last?.kind !== 'netstat-windows' || at - last.line > 6) return false;
  // The name of a service, or that nobody may know.
  if (name === undefined) return at - last.line <= 3 && /^\s+\S/.test(line) && !/\d/.test(line);
  return amendLast(scan, 'netstat-windows', (one) => ({
    ...one,
    programs: [{ name, pid: one.programs[0]?.pid ?? null }],
  }));
}
