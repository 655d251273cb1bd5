import { LONGEST_LINE } from './clean';
import type { Entry } from './types';

// what a narrow terminal broke in two: put together only where the halves leave no doubt

const ROW_START =
  /^\s*(?:(?:[a-z]{3,5}[46]{0,2}\s+)?(?:LISTEN|UNCONN|ESTAB)\s+\d|(?:tcp|udp)[46]{0,2}\s+\d+\s+\d+\s|(?:TCP|UDP)\s+\S+:)|^.*\sIPv[46]\s/;

/** The first words of a row of sockets, whole or broken. */
export function startsRow(line: string): boolean {
  return ROW_START.test(line);
}

/** A row so far, and the line below it, where the row is none by itself. */
export function joinedRow(row: string, below: string): string {
  // Between two addresses there was a blank; else the break is where the line was full.
  const [before = '', after = ''] = [row.split(/\s/).at(-1), below.split(/\s/)[0]];
  const apart = /^\s/.test(below) || (before.includes(':') && /^(?!\]|:\d).*:/.test(after));
  return `${row}${apart ? ' ' : ''}${below.trimStart()}`;
}

/** A row that was read and says more with the line below it; `null`: it does not go on there. */
export function longerRow(row: string, below: string, last: Entry): string | null {
  const open = last.kind === 'netstat-linux' && last.programs.length === 0;
  if (open && /^\d+\/\S/.test(below)) return `${row}${/\d$/.test(row) ? '' : ' '}${below}`;
  const goesOn =
    (open && /^\/\S/.test(below)) ||
    (last.kind === 'ss' && /\busers:(?!.*\)\)(?:\s|$))/.test(row)) ||
    (last.kind === 'netstat-linux' && last.state === null && TCP_STATE.test(below)) ||
    (last.kind === 'lsof' && last.state === null && LSOF_REST.test(below));
  return goesOn ? `${row}${below}` : null;
}

const TCP_STATE = /^(?:\S*\s+)?(?:LISTEN|ESTABLISHED|[A-Z]+_[A-Z]+\d?)(?:\s|$)/;
const LSOF_REST = /^(?:\S*\s*\(?[A-Z][A-Z_0-9]+\)|\d{1,4})$/;

const DOCKER_START = /^(?:CONTAINER ID\s|[0-9a-f]{12}\s)/;

/**
 * Rows of `docker ps` that a narrow terminal broke, as its heading shows; the lines below a joined one are empty, so
 * that line numbers stay.
 */
export function unbrokenDocker(lines: readonly string[]): readonly string[] {
  const heading = lines.findIndex((line) => /^CONTAINER ID\s/.test(line));
  if (heading === -1 || /\bPORTS\b/.test(lines[heading] ?? '')) return lines;
  if (!/\bPORTS\b/.test(lines.slice(heading + 1, heading + 4).join(' '))) return lines;
  const out = [...lines];
  let end = heading;
  while (end < lines.length && lines[end] !== '') end += 1;
  const width = lines.slice(heading, end).reduce((most, line) => Math.max(most, line.length), 0);
  let first = heading;
  for (let at = heading + 1; at < end; at += 1) {
    const line = lines[at] ?? '';
    if (DOCKER_START.test(line)) first = at;
    // Something else stands below the heading than what a terminal broke.
    else if (width * (at - first) > LONGEST_LINE) return lines;
    else {
      out[first] = (out[first] ?? '').padEnd(width * (at - first)) + line;
      out[at] = '';
    }
  }
  return out;
}
