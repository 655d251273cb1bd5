import type { RangeName } from '@/lib/ports/types';

/** The list of ports. */
export const PORTS_PATH = '/ports';

/** The address of a port's page. */
export function portPath(port: number): string {
  return `/ports/${port}`;
}

/** The port in a few plain lines, for `curl`; one address for all languages. */
export function portTextPath(port: number): string {
  return `/ports/${port}.txt`;
}

/** The picture that shared links to the port show. */
export function portImagePath(port: number): string {
  return `/og/ports/${port}.png`;
}

/** The address of a service name's page; registry names hold `+`, `*`, `/` and worse. */
export function servicePath(name: string): string {
  return `/services/${encodeURIComponent(name)}`;
}

/** The address of one of the three ranges of RFC 6335. */
export function rangePath(range: RangeName): string {
  return `/ranges/${range}`;
}
