import { MAX_PORT, type Transport, TRANSPORTS } from '@/lib/ports/types';

export interface PortSpan {
  readonly start: number;
  readonly end: number;
}

/** What one piece of a query says about ports. */
export interface PortToken {
  /** In the order they stand; a single port is a span of one. */
  readonly spans: readonly PortSpan[];
  readonly transport: Transport | null;
  /** Written as only ports are (`:8080`, `tcp/443`); a bare number could be part of a name. */
  readonly marked: boolean;
  /** A name that came along: the host of `postgres:16`, the scheme of an address without a port. */
  readonly word: string | null;
}

const NUMBER = '\\d{1,8}';
const SPAN = `${NUMBER}(?:-${NUMBER})?`;
const TRANSPORT = `(?:${TRANSPORTS.join('|')})`;
/** `tcp`, `tcp6` (netstat), `tcp/udp`, `tcp+udp`. */
const TRANSPORT_LIST = `${TRANSPORT}[46]?(?:[+/|&]${TRANSPORT}[46]?)*`;
/** An address before a colon: `*`, `::`, `0.0.0.0`, `127.0.0.53%lo`, `[::1]`, `fe80::1%eth0`. */
const ADDRESS =
  '(?:\\*|\\[[0-9a-f:.%a-z*]*\\]|\\d{1,3}(?:\\.\\d{1,3}){3}(?:%[\\w.-]+)?|[0-9a-f]*:[0-9a-f:.]*(?:%[\\w.-]+)?)';
const HOST = '[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?';

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const BARE = whole(`#?(${SPAN})`);
const HEX = /^0x([0-9a-f]{1,4})$/;
const COLON = whole(`:(${SPAN})(?:/(${TRANSPORT_LIST}))?`);
const TRANSPORT_FIRST = whole(`(${TRANSPORT_LIST})[/:](${SPAN})`);
const TRANSPORT_LAST = whole(`(${SPAN})[/:](${TRANSPORT_LIST})`);
const MAPPING = whole(
  `(?:(?:${ADDRESS}|${HOST}):)?(${SPAN})->(?:(?:${ADDRESS}|${HOST}):)?(${SPAN})(?:/(${TRANSPORT_LIST}))?`,
);
const PAIR = whole(`(${NUMBER}):(${NUMBER})(?:/(${TRANSPORT_LIST}))?`);
const AT_ADDRESS = whole(`${ADDRESS}:(${NUMBER})(?:[/?#].*)?`);
const AT_HOST = whole(`(${HOST}):(${NUMBER})(?:[/?#].*)?`);
const URL_LIKE =
  /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:]*)(?::(\d{1,8}))?(?:[/?#].*)?$/;
const SETTING = /^(?:-{0,2}[a-z_.-]*port[=:]|-p)(\d{1,8})$/;
const BSD_ADDRESS = /^(?:\*|\d{1,3}(?:\.\d{1,3}){3})\.(\d{1,5})$/;

/**
 * Reads one piece of folded text without white space: a number, a range, either with its transport,
 * an address with a port, a URL, a published port of `docker ps`. Null where it speaks of no port.
 */
export function portToken(token: string): PortToken | null {
  const bare = BARE.exec(token);
  if (bare) return reading([bare[1]], undefined, false);
  const hex = HEX.exec(token);
  if (hex?.[1] !== undefined) return reading([String(parseInt(hex[1], 16))], undefined);
  if (isAddress(token)) return { spans: [], transport: null, marked: false, word: token };
  const last = TRANSPORT_LAST.exec(token);
  if (last) return reading([last[1]], last[2]);
  const first = TRANSPORT_FIRST.exec(token);
  if (first) return reading([first[2]], first[1]);
  const pair = PAIR.exec(token);
  if (pair) return reading([pair[1], pair[2]], pair[3]);
  const colon = COLON.exec(token);
  if (colon) return reading([colon[1]], colon[2]);
  const mapping = MAPPING.exec(token);
  if (mapping) return reading([mapping[1], mapping[2]], mapping[3]);
  const setting = SETTING.exec(token);
  if (setting) return reading([setting[1]], undefined);
  return placeToken(token);
}

/**
 * Whether the piece is an IPv6 address and nothing more: `::1`, `fe80::1`. `netstat` prints the loopback
 * address and its port without brackets: `::1:631`.
 */
function isAddress(token: string): boolean {
  return isIpv6(token) && !/^::1:\d+$/.test(token);
}

/** RFC 4291, section 2.2, without the form that ends in an IPv4 address. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const full = halves.length === 2 ? groups.length < 8 : groups.length === 8;
  return full && groups.every((group) => /^[0-9a-f]{1,4}$/.test(group));
}

/** The port of an address as macOS and BSD write it, `127.0.0.1.8384`: only in a listing is it one. */
export function bsdPort(token: string): PortToken | null {
  return reading([BSD_ADDRESS.exec(token)?.[1]], undefined);
}

function placeToken(token: string): PortToken | null {
  const url = URL_LIKE.exec(token);
  if (url?.[1] !== undefined) {
    return url[2] === undefined
      ? { spans: [], transport: null, marked: true, word: url[1] }
      : reading([url[2]], undefined);
  }
  const address = AT_ADDRESS.exec(token);
  if (address) return reading([address[1]], undefined);
  const host = AT_HOST.exec(token);
  if (host?.[1] === undefined) return null;
  const found = reading([host[2]], undefined);
  // A dotted name or localhost is a machine; `postgres:16` may be an image, or a service of that name.
  const machine = host[1].includes('.') || host[1] === 'localhost';
  return found === null || machine ? found : { ...found, marked: false, word: host[1] };
}

function reading(
  texts: readonly (string | undefined)[],
  transports: string | undefined,
  marked = true,
): PortToken | null {
  const spans = texts.flatMap((text) => parseSpan(text ?? '') ?? []);
  return spans.length === 0
    ? null
    : { spans, transport: oneTransport(transports ?? ''), marked, word: null };
}

/** `80`, `080`, `6000-6063`; ends the wrong way round are turned. Null where a number is no port. */
function parseSpan(text: string): PortSpan | null {
  const [start, end = start] = text
    .split('-')
    .map((digits) => (digits === '' ? NaN : Number(digits)));
  if (start === undefined || end === undefined || !(start <= MAX_PORT && end <= MAX_PORT))
    return null;
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** The transport where exactly one is named. */
export function oneTransport(text: string): Transport | null {
  const named = TRANSPORTS.filter((transport) => text.includes(transport));
  return named.length === 1 ? (named[0] ?? null) : null;
}

const ONLY_TRANSPORT = whole(TRANSPORT_LIST);

/** Whether the piece is nothing but a transport's name. */
export function isTransport(token: string): boolean {
  return ONLY_TRANSPORT.test(token);
}

/** Spans as text: `80, 443, 6000–6063`; past `most` of them an ellipsis. */
export function spansText(spans: readonly PortSpan[], most = Number.POSITIVE_INFINITY): string {
  const all = shownSpans(spans);
  const shown = all
    .slice(0, most)
    .map(({ start, end }) => (start === end ? `${start}` : `${start}–${end}`));
  return all.length > most ? `${shown.join(', ')} …` : shown.join(', ');
}

/** Spans as they are shown: two neighbours are two ports, three and more a range. */
export function shownSpans(spans: readonly PortSpan[]): PortSpan[] {
  return spans.flatMap(({ start, end }) =>
    end === start + 1 ? [start, end].map((port) => ({ start: port, end: port })) : [{ start, end }],
  );
}
