import { withQuery } from '@/lib/platform/address';

/** Where a name stands in the index: its first letter, or `0` for what begins with anything else. */
// prettier-ignore
export const INITIALS = [
  'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
  'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '0',
] as const;
export type Initial = (typeof INITIALS)[number];

/** The initial of a service name; registry names may begin with a digit, an underscore or worse. */
export function initialOf(name: string): Initial {
  const first = name.charAt(0).toLowerCase();
  return INITIALS.find((initial) => initial === first) ?? '0';
}

export const RELEASES_PATH = '/releases';

/** The page of one release; `date` is `YYYY-MM-DD`. */
export function releasePath(date: string): string {
  return `${RELEASES_PATH}/${date}`;
}

/** A release as the API gives it. */
export function releaseApiPath(date: string): string {
  return `/api/v1/releases/${date}`;
}

/** What the index of services is narrowed to. */
export interface ServiceFilter {
  readonly letter?: Initial;
  /** A part of a name. */
  readonly name?: string;
  /** From 1. */
  readonly page?: number;
}

export const SERVICES_PATH = '/services';

/** The index of services: those that have a plain name, or those under a letter or with a text in a name. */
export function servicesPath({ page, ...filter }: ServiceFilter = {}): string {
  return withQuery(SERVICES_PATH, { ...filter, page: page === 1 ? undefined : page });
}
