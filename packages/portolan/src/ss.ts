import { colonPlace } from './address';
import { socketEntry } from './entry';
import { add, amendLast, type Reader, type Scan } from './scan';
import { meaningOf, TRANSPORT_OF } from './socket-rules';
import type { Program, Transport } from './types';

const SS_STATES =
  'LISTEN|UNCONN|ESTAB|TIME-WAIT|SYN-SENT|SYN-RECV|FIN-WAIT-[12]|CLOSE-WAIT|LAST-ACK|CLOSING|CLOSED?|UNKNOWN|NEW-SYN-RECV|BOUND-INACTIVE';
const SS_ROW = new RegExp(
  `^\\s*(?:([a-z][a-z0-9_]*)\\s+)?(${SS_STATES})\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(\\S+)(?:\\s+(.*))?$`,
);
const SS_USERS = /"((?:[^"\\]|\\.)*)",(?:pid=)?(\d+)/g;
const SS_UNIT = /cgroup:\S*\/([^/\s]+\.service)\b/;
/** The users of a row, also from the middle of their list. */
const SS_REST = /^\s*(?:users:)?\(?\(?"[^"]*",(?:pid=)?\d+/;
const SS_INNER = /^\s+.*\b(?:cwnd|rto|rtt|mss|skmem|timer|ino|cgroup)[:(]/;
/** Without the column Netid, the flags of the command say what was asked for. */
const SS_FLAGS = /\bss\b.*\s-\w*/;

export const readSs: Reader = (line, at, scan) => {
  const [, netid, state = '', , , local = '', peer = '', rest = ''] = SS_ROW.exec(line) ?? [];
  if (state === '') {
    const last = scan.entries.at(-1);
    if (last?.kind !== 'ss' || at - last.line > 3) return false;
    // What -i, -m and -o put below a row.
    if (SS_INNER.test(line)) return true;
    // A line that a narrow terminal broke.
    if (!SS_REST.test(line)) return false;
    return amendLast(scan, 'ss', (one) => ({
      ...one,
      programs: [...one.programs, ...ssPrograms(line)],
    }));
  }
  if (netid !== undefined && TRANSPORT_OF[netid] === undefined) return true;
  const transport = netid === undefined ? ssTransport(state, scan) : (TRANSPORT_OF[netid] ?? null);
  const place = colonPlace(local);
  if (place === null) return true;
  const found = socketEntry({
    line: at,
    kind: 'ss',
    meaning: meaningOf(transport ?? 'tcp', state, peer),
    transport,
    place,
    state,
  });
  const unit = SS_UNIT.exec(rest)?.[1] ?? null;
  add(scan, found === null ? null : { ...found, programs: ssPrograms(rest), unit });
  return true;
};

function ssTransport(state: string, scan: Scan): Transport | null {
  const flags = SS_FLAGS.test(scan.command) ? scan.command.replace(/^.*?\bss\b/, '') : '';
  const asked = [...flags.matchAll(/(?:^|\s)-([a-zA-Z0-9]+)/g)].map(([, one = '']) => one).join('');
  const named = [
    ...(asked.includes('t') ? (['tcp'] as const) : []),
    ...(asked.includes('u') ? (['udp'] as const) : []),
    ...(asked.includes('S') ? (['sctp'] as const) : []),
  ];
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  return state === 'UNCONN' ? 'udp' : 'tcp';
}

function ssPrograms(rest: string): Program[] {
  return [...rest.matchAll(SS_USERS)].map(([, name = '', pid]) => ({ name, pid: Number(pid) }));
}
