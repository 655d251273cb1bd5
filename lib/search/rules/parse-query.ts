import { MAX_PORT, type Transport } from '@/lib/ports/types';
import { isNumberWord, withoutFillers, withoutSorts } from './fillers';
import { compact, fold, wordsOf } from './fold';
import { isListing, readListing } from './listing';
import { isTransport, oneTransport, type PortSpan, type PortToken, portToken } from './port-token';
import { SEARCH_KINDS, type SearchKind } from '@/lib/search/types';

/** What a person asked for. All texts are folded (`fold`). */
export interface ParsedQuery {
  /** Single ports in the order asked, each once. */
  readonly ports: readonly number[];
  /** Ranges of two ports and more. */
  readonly ranges: readonly PortSpan[];
  /** The transport, where exactly one is asked for. */
  readonly transport: Transport | null;
  /** Whether the numbers cannot be part of a name: `:8080`, `tcp/443`, or nothing but numbers. */
  readonly portsAreSure: boolean;
  /** Spellings to compare with names as a whole, the fullest first; empty where only ports are asked. */
  readonly names: readonly string[];
  /** The text without its ports: what names may begin with, hold or resemble. */
  readonly phrase: string;
  /** The words of `phrase`, each once. */
  readonly words: readonly string[];
}

/** Characters that are read at all; more was pasted by mistake. */
export const MAX_QUERY_LENGTH = 2000;
const MAX_PORTS = 16;
const MAX_RANGES = 4;
const MAX_WORDS = 8;
/** No name of the registry is near as long; trigrams of more cost time. */
const MAX_NAME_LENGTH = 80;

/**
 * Reads a query: numbers, ranges and transports in any usual spelling, a pasted address, a line of
 * `ss`, `netstat`, `lsof` or `docker ps`; what is left are names and words. Never throws.
 */
export function parseQuery(text: string): ParsedQuery {
  const folded = fold(text.slice(0, MAX_QUERY_LENGTH));
  const pieces = folded
    .split(/[\s;]+/)
    .flatMap(numbersOf)
    .map(unwrap)
    .filter((piece) => piece !== '');
  if (isListing(pieces)) {
    const { tokens, names } = readListing(pieces, folded);
    return assemble(tokens, names, null, true);
  }
  const read = pieces.map((piece) => ({ piece, token: portToken(piece) }));
  const tokens = read.flatMap(({ token }) => token ?? []);
  const numbered = tokens.some((token) => token.spans.length > 0);
  const spare = (piece: string): boolean => numbered && (isNumberWord(piece) || isTransport(piece));
  const rest = read.flatMap(({ piece, token }) =>
    token ? (token.word ?? []) : spare(piece) ? [] : piece,
  );
  const transport = numbered ? oneTransport(pieces.filter(isTransport).join(' ')) : null;
  const told = tokens.some((token) => token.marked) || pieces.some(spare);
  // The whole text may be a name of its own: `Back Orifice 2000`, `port knocking`.
  const whole = told ? '' : pieces.join(' ');
  const named = withoutFillers(rest);
  const names = [whole, told ? '' : named.join(' ')];
  return assemble(tokens, withoutSorts(named), transport, told, names);
}

function assemble(
  tokens: readonly PortToken[],
  rest: readonly string[],
  transport: Transport | null,
  told: boolean,
  names: readonly string[] = [],
): ParsedQuery {
  const spans = tokens.flatMap((token) => token.spans);
  const phrase = rest.join(' ').slice(0, MAX_NAME_LENGTH).trim();
  const single = spans.filter(({ start, end }) => start === end).map(({ start }) => start);
  const wide = spans.filter(({ start, end }) => start < end);
  const transports = new Set(tokens.flatMap((token) => token.transport ?? []));
  return {
    ports: [...new Set(single)].slice(0, MAX_PORTS),
    ranges: wide.slice(0, MAX_RANGES),
    transport: transport ?? (transports.size === 1 ? ([...transports][0] ?? null) : null),
    portsAreSure: told || phrase === '',
    names:
      phrase === ''
        ? []
        : spellings([...names.map((name) => name.slice(0, MAX_NAME_LENGTH)), phrase]),
    phrase,
    words: [...new Set(wordsOf(phrase))].slice(0, MAX_WORDS),
  };
}

function spellings(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [name, together(name)]))].filter(
    (name) => name !== '',
  );
}

/**
 * Folded text without spaces and hyphens, so that `mongo db` finds `mongodb`. A sign at its edge is part of
 * the name (`.net`, `c++`, `c#`): such a text keeps all its signs, as does one that is nothing but signs.
 */
export function together(text: string): string {
  const bare = compact(text);
  return bare === '' || /^\.\w|[+#]$/.test(text) ? text : bare;
}

/** One thousand and more as people group digits: `1,433`, `1.433`, `65,535`. */
const GROUPED = /^(\d{1,2})[.,](\d{3})$/;

/**
 * The pieces between commas. `1,433` is 1433 and nothing else; two digits before the comma may be a list too
 * (`22,443`), so both readings stand, the number first.
 */
function numbersOf(text: string): string[] {
  const [, thousands = '', rest = ''] = GROUPED.exec(text) ?? [];
  const pieces = text.split(',');
  const whole = thousands + rest;
  if (whole === '' || thousands.startsWith('0') || Number(whole) > MAX_PORT) return pieces;
  const isList = thousands.length === 2 && text.includes(',') && !rest.startsWith('0');
  return isList ? [whole, ...pieces] : [whole];
}

/** Takes quotation marks and brackets off a piece; an IPv6 address keeps its own. */
function unwrap(piece: string): string {
  const bare = piece.replace(/^["'`<({¿¡]+/, '').replace(/["'`>)}.:!?]+$/, '');
  return /^\[[^\]:]*\]$/.test(bare) ? bare.slice(1, -1) : bare;
}

/** What the results page is asked for. */
export interface SearchAsked {
  /** Trimmed and clipped; empty where nothing is asked. */
  readonly q: string;
  /** All kinds where it is not given. */
  readonly kind: SearchKind | undefined;
}

/** Reads the page's query string: of a parameter given twice the first counts, a kind that is none is ignored. */
export function readAsked(
  params: Readonly<Record<string, string | string[] | undefined>>,
): SearchAsked {
  const first = (name: string) => [params[name] ?? ''].flat()[0] ?? '';
  const kind = first('kind');
  return {
    q: first('q').trim().slice(0, MAX_QUERY_LENGTH),
    kind: SEARCH_KINDS.find((known) => known === kind),
  };
}
