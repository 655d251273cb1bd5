import { withQuery } from '@/lib/platform/address';
import { softwarePath } from '@/lib/software/routes';

/** The page that says what a chosen set of software meets on. */
export const COLLISIONS_PATH = '/collisions';

/** App stores as sets. */
export const STORE_COLLISIONS_PATH = `${COLLISIONS_PATH}/stores`;

/** The page for a set, by slugs or names. */
export function collisionsPath(software: readonly string[]): string {
  return withQuery(COLLISIONS_PATH, { software: software.join(',') });
}

/** The same as the API answers it. */
export function collisionsApiPath(software: readonly string[]): string {
  return withQuery('/api/v1/collisions', { software: software.join(',') });
}

/** Two pieces of software beside each other. */
export function versusPath(one: string, two: string): string {
  return `${softwarePath(one)}/vs/${encodeURIComponent(two)}`;
}
