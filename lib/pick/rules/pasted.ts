import { type Span, mergeSpans, spanOf } from './spans';

/** What a pasted list says of ports in use. */
export interface Pasted {
  /** Ascending; no two overlap or touch. */
  readonly spans: readonly Span[];
  /** Pieces of a line that should have been ports and are none, each once. */
  readonly unread: readonly string[];
}

/** Characters that are read; more was pasted by mistake. */
const LONGEST = 200_000;

/** A row of `netsh interface ipv4 show excludedportrange`: first, last, `*` where a person made the range. */
const NETSH_ROW = /^(\d{1,5})(?:\s{3,}|\t)(\d{1,5})\s*\*?$/;
/** A published port of Docker Compose: the address is left out, the host's side comes before the container's. */
const PUBLISHED =
  /^(?:(?:\[[\da-f:.]*\]|\d{1,3}(?:\.\d{1,3}){3}):)?(\d{1,5}(?:-\d{1,5})?):\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp|sctp))?$/i;
/** A port alone, as lists write it. */
const ALONE = /^(\d{1,5}(?:[-–]\d{1,5})?)(?:\/(?:tcp|udp|sctp|dccp))?$/i;
const LONG_FORM = /^(?:-\s*)?published:\s*(\S+)$/;
/** What Compose takes where a variable is not set: `${PORT:-8080}`. */
const WITH_DEFAULT = /\$\{\w+:?-(\d{1,5}(?:-\d{1,5})?)\}/g;

/**
 * The ports that are in use by a pasted list: Windows' table of excluded ranges, whatever its language;
 * published ports of Docker Compose, in its short and its long form; or ports and ranges between commas and
 * spaces. Of a table or a Compose file other lines are passed over; in a plain list what is no port is told.
 * Runs in the browser, on text that is never sent. Never throws.
 */
export function readPasted(text: string): Pasted {
  const lines = text
    .slice(0, LONGEST)
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/\s#.*$/, '')
        .replace(WITH_DEFAULT, '$1')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (isTable(lines)) return { spans: mergeSpans(lines.flatMap(tableRow)), unread: [] };
  if (lines.some((line) => /^[\w-]+:(?:\s|$)/.test(line)))
    return { spans: mergeSpans(lines.flatMap(composeLine)), unread: [] };
  return plainList(lines);
}

/** A rule below a head of two columns, in any language: `----------    --------`; or rows and nothing else. */
function isTable(lines: readonly string[]): boolean {
  const hasRule = lines.some((line) => /^-{3,}\s+-{3,}$/.test(line));
  return hasRule || (lines.length > 0 && lines.every((line) => NETSH_ROW.test(line)));
}

function tableRow(line: string): Span[] {
  const [, first, last] = NETSH_ROW.exec(line) ?? [];
  return first === undefined ? [] : spansIn(`${first}-${last ?? first}`);
}

/** What a line of a Compose file publishes on the host; a port alone is the container's and takes any. */
function composeLine(line: string): Span[] {
  const long = LONG_FORM.exec(line)?.[1];
  if (long !== undefined) return spansIn(bare(long));
  if (/^ports:\s*\[/.test(line))
    return line
      .replace(/^ports:\s*\[|\].*$/g, '')
      .split(',')
      .flatMap(published);
  return line.startsWith('-') ? published(line.slice(1)) : [];
}

function published(piece: string): Span[] {
  return spansIn(PUBLISHED.exec(bare(piece))?.[1] ?? '');
}

function plainList(lines: readonly string[]): Pasted {
  const pieces = lines
    .map((line) => line.replace(/^[-*•]\s+/, '').replace(/(\d)\s*[-–]\s*(?=\d)/g, '$1-'))
    .join(' ')
    .split(/[\s,;]+/)
    .map(bare)
    .filter((piece) => piece !== '');
  const read = pieces.map((piece) => ({
    piece,
    spans: spansIn(PUBLISHED.exec(piece)?.[1] ?? ALONE.exec(piece)?.[1] ?? ''),
  }));
  return {
    spans: mergeSpans(read.flatMap(({ spans }) => spans)),
    unread: [...new Set(read.filter(({ spans }) => spans.length === 0).map(({ piece }) => piece))],
  };
}

function bare(piece: string): string {
  return piece.trim().replace(/^["']|["']$/g, '');
}

function spansIn(text: string): Span[] {
  const span = spanOf(text);
  return span === null ? [] : [span];
}
