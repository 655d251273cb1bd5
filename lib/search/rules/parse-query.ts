import type { Transport } from '@/lib/ports/types';
import { compact, fold, wordsOf } from '@/lib/search/rules/fold';
import { isListing, readListing } from '@/lib/search/rules/listing';
import type { PortSpan, PortToken } from '@/lib/search/rules/port-token';
import { isTransport, oneTransport, portToken } from '@/lib/search/rules/port-token';

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

/** Said before a number in the four languages, and left out there. */
const FILLERS: ReadonlySet<string> = new Set([
  'port',
  'ports',
  'פורט',
  'פורטים',
  'puerto',
  'puertos',
  'porty',
  'portu',
]);

/**
 * Reads a query: numbers, ranges and transports in any usual spelling, a pasted address, a line of
 * `ss`, `netstat`, `lsof` or `docker ps`; what is left are names and words. Never throws.
 */
export function parseQuery(text: string): ParsedQuery {
  const folded = fold(text.slice(0, MAX_QUERY_LENGTH));
  const pieces = folded
    .split(/[\s,;]+/)
    .map(unwrap)
    .filter((piece) => piece !== '');
  if (isListing(pieces)) {
    const { tokens, names } = readListing(pieces, folded);
    return assemble(tokens, names, null, true);
  }
  const read = pieces.map((piece) => ({ piece, token: portToken(piece) }));
  const tokens = read.flatMap(({ token }) => token ?? []);
  const numbered = tokens.some((token) => token.spans.length > 0);
  const spare = (piece: string): boolean => numbered && (FILLERS.has(piece) || isTransport(piece));
  const rest = read.flatMap(({ piece, token }) =>
    token ? (token.word ?? []) : spare(piece) ? [] : piece,
  );
  const transport = numbered ? oneTransport(pieces.filter(isTransport).join(' ')) : null;
  const told = tokens.some((token) => token.marked) || pieces.some(spare);
  return assemble(tokens, rest, transport, told, numbered && !told ? pieces.join(' ') : '');
}

function assemble(
  tokens: readonly PortToken[],
  rest: readonly string[],
  transport: Transport | null,
  told: boolean,
  whole = '',
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
    names: phrase === '' ? [] : spellings([whole.slice(0, MAX_NAME_LENGTH), phrase]),
    phrase,
    words: [...new Set(wordsOf(phrase))].slice(0, MAX_WORDS),
  };
}

function spellings(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [name, compact(name)]))].filter((name) => name !== '');
}

/** Takes quotation marks and brackets off a piece; an IPv6 address keeps its own. */
function unwrap(piece: string): string {
  const bare = piece.replace(/^["'`<({]+/, '').replace(/["'`>)}.:!?]+$/, '');
  return /^\[[^\]:]*\]$/.test(bare) ? bare.slice(1, -1) : bare;
}
