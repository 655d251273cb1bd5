import type { Initial } from '@/lib/iana/service-index';

export const RELEASES_PATH = '/releases';

/** The page of one release; `date` is `YYYY-MM-DD`. */
export function releasePath(date: string): string {
  return `${RELEASES_PATH}/${date}`;
}

/** A release as the API gives it. */
export function releaseApiPath(date: string): string {
  return `/api/v1/releases/${date}`;
}

/** The index of service names: as a whole, or the names under one initial. */
export function servicesPath(initial?: Initial): string {
  return initial === undefined ? '/services' : `/services?letter=${initial}`;
}
