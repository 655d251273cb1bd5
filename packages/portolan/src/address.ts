import type { Exposure } from './types';

const HIGHEST = 65_535;
const DIGITS = /^\d{1,5}$/;

/** The number in decimal digits, 0 to 65535; `null` for anything else, with leading zeros too. */
export function portOf(text: string | undefined): number | null {
  if (text === undefined || !DIGITS.test(text) || (text.length > 1 && text.startsWith('0')))
    return null;
  const port = Number(text);
  return port <= HIGHEST ? port : null;
}

/** `8000` or `8000-8010`; `null` where it is no port or runs backwards. */
export function rangeOf(text: string): readonly [number, number] | null {
  const [first, last = first, more] = text.split('-');
  const [start, end] = [portOf(first), portOf(last)];
  return start === null || end === null || start > end || more !== undefined ? null : [start, end];
}

/** Where a socket is bound: the address without brackets, a zone such as `%lo` kept, and what stands for the port. */
export interface Place {
  readonly address: string;
  /** Digits, a service's name, or `*`. */
  readonly port: string;
}

const COLON_PLACE = /^(.*):([^:\s]+)$/;
const DOT_PLACE = /^(.*)\.([^.:\s]+)$/;

/** `127.0.0.1:80`, `[::]:80`, `:::80`, `[fe80::1]%eth0:123`, `*:ssh`. */
export function colonPlace(text: string): Place | null {
  const [, address, port] = COLON_PLACE.exec(text) ?? [];
  // What a break in the line left of `[::1]`.
  const torn = address !== undefined && /^[^\]]*\[[^\]]*$/.test(address);
  return address === undefined || port === undefined || torn
    ? null
    : { address: address.replace(/[[\]]/g, ''), port };
}

/** `*.22`, `fe80::1%lo0.123`: BSD and macOS put a dot before the port. */
export function dotPlace(text: string): Place | null {
  const [, address, port] = DOT_PLACE.exec(text) ?? [];
  return address === undefined || port === undefined ? null : { address, port };
}

const ANY = new Set(['*', '0.0.0.0', '::', '']);
const LOOPBACK = /^(?:127\.|::1(?:%|$)|::ffff:127\.|localhost(?:[.%]|$)|ip6-localhost)/i;

/** `specific`: one address or one interface, on which others may reach it. */
export function exposureOf(address: string | null): Exposure | null {
  if (address === null) return null;
  if (ANY.has(address)) return 'any';
  return LOOPBACK.test(address) ? 'loopback' : 'specific';
}

/** A service's name as the tools write it in place of a number: at least one letter. */
export function serviceName(text: string): string | null {
  return /^(?=.*[a-z])[a-z0-9][\w.+/-]*$/i.test(text) ? text : null;
}
