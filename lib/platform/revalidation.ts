import { timingSafeEqual } from 'node:crypto';
import { ALL_TAG } from './cache-tags';
import { derivedSecret, loadEnv } from './env';
import { ownOrigin } from './origin';

/** The loopback route that expires tags: only there does Next let a process do that. */
export const REVALIDATE_PATH = '/api/internal/revalidate';

/** More in one call and everything expires instead. */
export const MAX_TAGS = 1_000;
const TIMEOUT_MS = 5_000;

/** Asks this very process to expire tags; throws while its server does not listen yet. */
export async function requestRevalidation(tags: string[]): Promise<void> {
  const { HOST, PORT } = loadEnv();
  const answer = await fetch(`${ownOrigin(HOST, PORT)}${REVALIDATE_PATH}`, {
    method: 'POST',
    body: JSON.stringify(tags.length > MAX_TAGS ? [ALL_TAG] : tags),
    headers: { authorization: `Bearer ${revalidationSecret()}` },
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (answer.status !== 204) throw new Error(`${REVALIDATE_PATH} answered ${answer.status}`);
}

/** Does the request come from the process itself? Compared in constant time. */
export function isOwnRequest(authorization: string | null): boolean {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${revalidationSecret()}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function revalidationSecret(): string {
  return derivedSecret('revalidation');
}
