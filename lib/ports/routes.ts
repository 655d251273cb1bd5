import { withQuery } from '@/lib/platform/address';
import { MAX_PORT, type PortStatus, type RangeName, type Transport } from '@/lib/ports/types';

/** The list of ports. */
export const PORTS_PATH = '/ports';

/** The address of a port's page. */
export function portPath(port: number): string {
  return `/ports/${port}`;
}

/** The parameter of `/ports/{n}` that names a day (`YYYY-MM-DD`) as of which the port is shown. */
export const AS_OF_PARAMETER = 'asof';

/** A port as it was known on a day, `YYYY-MM-DD`. */
export function portAsOfPath(port: number, day: string): string {
  return withQuery(portPath(port), { [AS_OF_PARAMETER]: day });
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

/** The form that changes what the community says of a service. */
export function serviceEditPath(name: string): string {
  return `${servicePath(name)}/edit`;
}

/** The address of one of the three ranges of RFC 6335. */
export function rangePath(range: RangeName): string {
  return `/ranges/${range}`;
}

/** What the list of ports can be narrowed to; the address holds the same words. */
export interface PortFilter {
  readonly from?: number;
  readonly to?: number;
  /** What a port must have (`PORT_HAS`); `all` says every port. */
  readonly has?: 'all' | 'anything' | 'use' | 'name';
  readonly status?: PortStatus;
  readonly transport?: Transport;
  /** A grade of a report on the port. */
  readonly grade?: string;
  /** A part of the name of a service or of software. */
  readonly name?: string;
  /** Slug of software. */
  readonly software?: string;
  readonly cursor?: string | number;
}

/** The list of ports, narrowed; what says nothing is left out of the address. */
export function portListPath({ from, to, ...filter }: PortFilter = {}): string {
  return withQuery(PORTS_PATH, {
    from: from === 0 ? undefined : from,
    to: to === MAX_PORT ? undefined : to,
    ...filter,
  });
}
