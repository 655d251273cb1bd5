import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * The address a request came from, for limits. The last entry of X-Forwarded-For is the one that counts: the front
 * door has put it there (`forwardedFor`); without the front door Next fills it in from the socket. IPv6 counts by
 * its /64, which is what one connection gets (RFC 6177).
 */
export function clientAddress(headers: Headers): string {
  const last = plain(headers.get('x-forwarded-for')?.split(',').at(-1) ?? '');
  if (isIPv4(last)) return last;
  return isIPv6(last) ? networkOf(last) : 'unknown';
}

/**
 * Whom X-Forwarded-For may be believed: proxies whose addresses are named, singly or by network. From the
 * connection itself back through what each of them wrote, the first that is no such proxy is the client; what
 * stands before it, the client may have made up.
 */
export function forwardedFor(
  connectedFrom: string | undefined,
  headers: IncomingHttpHeaders,
  proxies: BlockList,
): string {
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain);
  let client = plain(connectedFrom ?? '');
  while (isNamed(proxies, client)) {
    const before = said.pop() ?? '';
    if (isIP(before) === 0) break;
    client = before;
  }
  return client;
}

/** A list of addresses and networks (`10.0.0.0/8`) to look addresses up in; null where one is neither. */
export function addressList(entries: readonly string[]): BlockList | null {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...more] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    const most = family === 'ipv4' ? 32 : 128;
    if (isIP(address) === 0 || more.length > 0) return null;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
      list.addSubnet(address, Number(bits), family);
    else return null;
  }
  return list;
}

/** Whether an address is in a list, a mapped IPv4 address as what it is. */
export function isNamed(list: BlockList, address: string): boolean {
  const bare = plain(address);
  if (isIP(bare) === 0) return false;
  return list.check(bare, isIPv4(bare) ? 'ipv4' : 'ipv6');
}

/** Without the zone of the machine that it was seen on; a mapped IPv4 address as what it is. */
function plain(address: string): string {
  const bare = address.trim().replace(/%.*$/, '');
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1] ?? bare;
}

function networkOf(address: string): string {
  // The URL parser writes an address in its one canonical form (RFC 5952).
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
