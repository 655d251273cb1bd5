import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address a request came from, for limits. The last entry of X-Forwarded-For is the one that the
 * nearest proxy wrote; without a proxy Next fills it in from the socket. IPv6 counts by its /64,
 * which is what one connection gets (RFC 6177); a mapped IPv4 address counts as itself.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(last)?.[1];
  if (mapped !== undefined || isIPv4(last)) return mapped ?? last;
  return isIPv6(last) ? networkOf(last) : 'unknown';
}

function networkOf(address: string): string {
  // The URL parser writes an address in its one canonical form (RFC 5952).
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
