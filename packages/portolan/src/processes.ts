import { colonPlace, portOf, serviceName } from './address';
import { entry, socketEntry } from './entry';
import { add, amendLast, type Reader } from './scan';
import type { Program, Transport } from './types';

/** `root  sshd  75629  3* internet6 stream tcp 0x0 [::]:22`, with ` --> ` and the other end where there is one. */
const FSTAT_ROW =
  /^\s*\S+\s+(\S+)\s+(\d+)\s+\d+\*?\s+internet6?\s+(?:stream|dgram|seqpacket)\s+(tcp|udp|sctp)\b(.*)$/;
const FSTAT_PLACES = /^(?:\s+(?:0x)?[0-9a-f]+)?\s+(\S+:\S+)(?:\s+(<--|-->|<->)\s+\S+)?\s*$/;
/** A file, a pipe, a socket of UNIX; the heading. */
const FSTAT_ELSE =
  /^\s*(?:USER\s+CMD\s+PID\s+FD\b|\S+\s+\S+\s+\d+\s+(?:text|wd|root|jail|tr|ctty|\d+\*?)\s+(?:\/|-\s|unix\b|local\b|pipe\b|kqueue\b|route\b|internet6?\s|pseudo-terminal\b|error\b|crypto\b))/;

/** OpenBSD's and NetBSD's fstat. FreeBSD's names no ports: its rows hold none. */
export const readFstat: Reader = (line, at, scan) => {
  const [, name = '', pid, transport, rest = ''] = FSTAT_ROW.exec(line) ?? [];
  if (transport === undefined) return FSTAT_ELSE.test(line);
  const [, local = '', peer] = FSTAT_PLACES.exec(rest) ?? [];
  const place = colonPlace(local);
  if (place === null) return true;
  const meaning = peer === undefined ? 'listening' : 'connected';
  const kind = 'fstat';
  const given = { line: at, kind, meaning, transport: transport as Transport, place } as const;
  const found = socketEntry(given);
  add(scan, found && { ...found, programs: [{ name, pid: Number(pid) }] });
  return true;
};

/** `8080/tcp:   1234  5678`, or with -v `8080/tcp:   root   1234 F.... node`. */
const FUSER_ROW = /^\s*([\w.+-]+)\/(tcp|udp)6?:\s+(\S.*)$/;
const FUSER_USER = /^\s*\S+\s+(\d+)\s+[cefFrmt.]{5}\s+(\S.*)$/;
const FUSER_PIDS = /^\s*\d+(?:\s+\d+)*\s*$/;
const FUSER_HEADING = /^\s*USER\s+PID\s+ACCESS\s+COMMAND\s*$/;

/** What -v begins with; under a Compose file it could be more of its text. */
export function isFuserTable(line: string): boolean {
  return FUSER_HEADING.test(line) || FUSER_ROW.test(line);
}

/** `fuser -v -n tcp 8080`: who holds one port, whether or not it listens. */
export const readFuser: Reader = (line, at, scan) => {
  if (FUSER_HEADING.test(line)) return true;
  const [, number = '', transport, rest = ''] = FUSER_ROW.exec(line) ?? [];
  if (transport === undefined) {
    const more = /^\s/.test(line) ? fuserProgram(line) : null;
    if (more === null) return false;
    return amendLast(scan, 'fuser', (last) => ({ ...last, programs: [...last.programs, more] }));
  }
  const programs = fuserPrograms(rest);
  const [port, name] = [portOf(number), serviceName(number)];
  if (programs === null || (port === null && name === null)) return false;
  const given = { line: at, kind: 'fuser', meaning: 'bound', programs } as const;
  add(scan, entry({ ...given, transport: transport as Transport, port, name }));
  return true;
};

/** A row of -v behind its port. */
function fuserProgram(text: string): Program | null {
  const [, pid, name = ''] = FUSER_USER.exec(text) ?? [];
  return pid === undefined ? null : { name, pid: Number(pid) };
}

function fuserPrograms(text: string): Program[] | null {
  const told = fuserProgram(text);
  if (told !== null) return [told];
  if (!FUSER_PIDS.test(text)) return null;
  return text
    .trim()
    .split(/\s+/)
    .map((pid) => ({ name: '', pid: Number(pid) }));
}
