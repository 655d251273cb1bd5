import { colonPlace, portOf, rangeOf } from './address';
import { entry, unknownEntry } from './entry';
import { add, type Reader } from './scan';
import type { Meaning, Transport } from './types';

// netsh … show excludedportrange: only digits, dashes and the star are the same in every language

const RULE = /^\s*-{4,}\s+-{4,}\s*$/;
const RANGE_ROW = /^\s*(\d+)\s+(\d+)\s*(\*)?\s*$/;

export const readNetsh: Reader = (line, at, scan) => {
  if (RULE.test(line)) {
    scan.inRanges = true;
    for (const above of [1, 2, 3]) scan.headings.add(at - above);
    return true;
  }
  const title = /^\D*\b(tcp|udp)\b\D*$/i.exec(line)?.[1];
  if (title !== undefined && /^\s*\S+(?:\s+\S+){1,8}\s*$/.test(line) && !/[:.\d]/.test(line))
    scan.transport = title.toLowerCase() as Transport;
  if (!scan.inRanges) return false;
  const [, first = '', last = '', star] = RANGE_ROW.exec(line) ?? [];
  const range = rangeOf(`${first}-${last}`);
  if (range === null) {
    if (/^\s*\*/.test(line)) scan.inRanges = false;
    return /^\s*\*/.test(line);
  }
  const asked = /protocol=(tcp|udp)/i.exec(scan.command)?.[1]?.toLowerCase() as
    Transport | undefined;
  add(
    scan,
    entry({
      line: at,
      kind: 'netsh',
      meaning: 'excluded',
      transport: scan.transport ?? asked ?? null,
      port: range[0],
      portEnd: range[1],
      state: star === undefined ? null : '*',
    }),
  );
  return true;
};

// nmap, as on the screen and as -oG writes it

const NMAP_STATE = 'open\\|filtered|closed\\|filtered|open|closed|filtered|unfiltered';
const NMAP_ROW = new RegExp(`^(\\d+)\\/(tcp|udp|sctp)\\s+(${NMAP_STATE})\\b\\s*(\\S+)?`);
const NMAP_GREP = new RegExp(`(\\d+)\\/(${NMAP_STATE})\\/(tcp|udp|sctp)\\/[^/]*\\/([^/]*)\\/`, 'g');

/** `open|filtered`: no answer came, which is no sign of a program. */
export function nmapMeaning(state: string): Meaning {
  return state === 'open' ? 'open' : 'closed';
}

export const readNmap: Reader = (line, at, scan) => {
  const [, host] = /^Nmap scan report for (.+)$/.exec(line) ?? [];
  if (host !== undefined) {
    scan.host = host.trim();
    return true;
  }
  const [, grepHost] = /^Host: (\S+).*\bPorts: /.exec(line) ?? [];
  if (grepHost !== undefined) {
    for (const [, number, state = '', transport, name] of line.matchAll(NMAP_GREP))
      add(scan, nmapEntry({ at, number, state, transport, name, host: grepHost }));
    return true;
  }
  const [, number, transport, state, name] = NMAP_ROW.exec(line) ?? [];
  if (state === undefined) return false;
  add(scan, nmapEntry({ at, number, state, transport, name, host: scan.host }));
  return true;
};

interface Scanned {
  readonly at: number;
  readonly number: string | undefined;
  readonly transport: string | undefined;
  readonly state: string;
  readonly name: string | undefined;
  readonly host: string | null;
}

export function nmapEntry({ at, number, transport, state, name, host }: Scanned) {
  const port = portOf(number);
  return port === null
    ? null
    : entry({
        line: at,
        kind: 'nmap',
        meaning: nmapMeaning(state),
        transport: transport as Transport,
        port,
        name: name === undefined || name === '' || name === 'unknown' ? null : name,
        state,
        owner: host,
      });
}

// /etc/services

const SERVICE =
  /^\s*(?!EXPOSE\s)([a-z0-9][\w.+*/-]*)\s+(\d+)(?:-(\d+))?\/(tcp|udp|sctp|dccp|ddp)(?:\s+[^#]*)?(?:#.*)?$/i;

export const readServices: Reader = (line, at, scan) => {
  const [, name, first = '', last = first, word] = SERVICE.exec(line) ?? [];
  const range = rangeOf(`${first}-${last}`);
  if (name === undefined || word === undefined || range === null || !/[a-z]/i.test(name))
    return false;
  add(
    scan,
    entry({
      line: at,
      kind: 'services',
      meaning: 'named',
      transport: word.toLowerCase() as Transport,
      port: range[0],
      portEnd: range[1],
      name,
    }),
  );
  return true;
};

// what a program says that did not get its port

const TAKEN = [
  // Node.js, Python, Go, Java and whoever prints errno's text
  /address already in use\b.*?(\S*):(\d+)\D*$/i,
  /(\S*):(\d+): bind: (?:address already in use|permission denied|an attempt was made)/i,
  // Docker
  /\bBind for (\S+):(\d+) failed: port is already allocated/i,
  /\bexposing port (?:TCP|UDP) (\S+):(\d+) ->/i,
  // Development servers
  /\bport()\s+(\d+) is (?:already )?(?:in use|being used|taken|allocated)/i,
] as const;

/** An error that names the port which somebody else holds. */
export const readTaken: Reader = (line, at, scan) => {
  for (const pattern of TAKEN) {
    const port = portOf(pattern.exec(line)?.[2]);
    if (port === null) continue;
    add(scan, entry({ line: at, kind: 'numbers', meaning: 'number', transport: null, port }));
    return true;
  }
  return false;
};

// numbers that somebody wrote down

const NUMBER = /^(?:(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp|dccp))?|(\S*):(\d+)(?:\/(tcp|udp))?)$/i;
const FILLERS = /^(?:ports?:?|and|tcp|udp)?$/i;
/** A name, an address of IPv4, `*`, one of IPv6 in brackets or with `::`; no clock time, no hardware address. */
const HOST = /^(?:\*?|(?=.*[a-z.])[\w.-]+|\[[\da-f:.%\w]+\]|[\da-f:]*::[\da-f.:]*)$/i;

/**
 * A line of nothing but numbers: `8080, 3000/tcp 5000-5010`, `:3000`, `http://localhost:3000/`. Reading it as such
 * is right only where the text is no table.
 */
export const readNumbers: Reader = (line, at, scan) => {
  const words = withoutRemark(line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, ''))
    .replace(/(\d)\s*(?:[–—]|\.\.)\s*(?=\d)|(\d)\s+-\s+(?=\d)/g, '$1$2-')
    .replace(/\b(tcp|udp|sctp|dccp)[ /:]+(\d+(?:-\d+)?)(?![\w/])/gi, '$2/$1')
    .split(/[\s,;|]+/)
    .filter((word) => !FILLERS.test(word));
  const found = words.map((word) =>
    numberEntry(word.replace(/^[a-z+]+:\/\/([^/?#]*)(?:[/?#].*)?$/i, '$1'), at),
  );
  if (found.length === 0 || found.includes(null)) return false;
  for (const one of found) add(scan, one);
  return true;
};

/** Of a short line without what was said of it: `5432 (postgres)`, `3000 # web`. */
function withoutRemark(line: string): string {
  return line.length > LONGEST_REMARKED ? line : line.replace(/\s+(?:\([^()\d]*\)|#\D*)$/, '');
}

const LONGEST_REMARKED = 1_000;

function numberEntry(word: string, at: number) {
  const [, first, last, slash, host, behind, slashBehind] = NUMBER.exec(word) ?? [];
  const said = (slash ?? slashBehind)?.toLowerCase() as Transport | undefined;
  const given = { line: at, kind: 'numbers', meaning: 'number', transport: said ?? null } as const;
  if (behind !== undefined) {
    const place = colonPlace(word.replace(/\/\w+$/, ''));
    const port = portOf(behind);
    if (place === null || !HOST.test(host ?? '')) return null;
    return port === null
      ? unknownEntry(given, 'no-port')
      : entry({ ...given, port, address: host === '' ? null : place.address });
  }
  if (first === undefined) return null;
  const range = rangeOf(last === undefined ? first : `${first}-${last}`);
  return range === null
    ? unknownEntry(given, 'no-port')
    : entry({ ...given, port: range[0], portEnd: range[1] });
}
