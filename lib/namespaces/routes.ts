import { withQuery } from '@/lib/platform/address';

/** Addresses of namespaces. */
export const NAMESPACES_PATH = '/namespaces';
/** Where a namespace is asked for. */
export const NEW_NAMESPACE_PATH = `${NAMESPACES_PATH}/new`;

/** The page of a namespace. */
export function namespacePath(slug: string): string {
  return `${NAMESPACES_PATH}/${slug}`;
}

/** Where on the page of its namespace a reservation stands. */
export function reservationAnchor(id: number | string): string {
  return `reservation-${id}`;
}

/** Where its members reserve ports, and moderators decide about it. */
export function namespaceManagePath(slug: string): string {
  return `${namespacePath(slug)}/manage`;
}

/** The API's list of all that was reserved in it and ended. */
export function endedAnswer(slug: string): string {
  return withQuery('/api/v1/reservations', { namespace: slug, ended: 'yes' });
}
