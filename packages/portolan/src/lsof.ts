import { colonPlace } from './address';
import { socketEntry } from './entry';
import { add, type Reader } from './scan';
import { meaningOf, TRANSPORT_OF } from './socket-rules';

const LSOF_ROW =
  /^(\S.*?)\s+(\d+)\s.*?\sIPv[46]\b.*?\s(TCP|UDP|SCTP|UDPLITE)\s+(\S+)(?:\s+\((\w+)\))?/;

export const readLsof: Reader = (line, at, scan) => {
  if (!/\sIPv[46]\s/.test(line)) return false;
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
