import type { IncomingMessage, ServerResponse } from 'node:http';
import { loadEnv } from '../env';
import { follow, type Following } from '../position';

/** How far the log reached after the last write of this browser. */
const COOKIE = 'written-to';
/** A replica that is read from is at most a second or two behind. */
const COOKIE_SECONDS = 10;

/**
 * Answers a request so that whoever has just written reads what they wrote: what its browser has seen written is
 * read from a replica that has it, and an answer to a write tells the browser how far the log reaches. Pages, and
 * whatever else is only read, set no cookie.
 */
export function followWrites<Value>(
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Value,
): Value {
  const { DATABASE_REPLICA_URL, NEXTAUTH_URL } = loadEnv();
  if (DATABASE_REPLICA_URL === undefined) return work();
  const following: Following = { from: neededBy(request) };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    beforeHeaders(response, () => {
      if (following.written === undefined) return;
      const secure = NEXTAUTH_URL.startsWith('https:') ? '; Secure' : '';
      response.appendHeader(
        'set-cookie',
        `${COOKIE}=${following.written ?? UNKNOWN}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
      );
    });
  return follow(following, work);
}

/** For a write of which nobody knows how far the log reached. */
const UNKNOWN = 'unknown';

/** Null: everything. Programs with a token keep no cookies; what they ask for is read where it is written. */
function neededBy({ headers, method }: IncomingMessage): Following['from'] {
  if (headers.authorization !== undefined || (method !== 'GET' && method !== 'HEAD')) return null;
  const said = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  if (said === undefined) return 0;
  return /^\d{1,15}$/.test(said) ? Number(said) : null;
}

/** Runs `work` when the headers of the answer are about to be sent. */
function beforeHeaders(response: ServerResponse, work: () => void): void {
  const { writeHead } = response;
  let done = false;
  response.writeHead = (...given: unknown[]) => {
    if (!done) {
      done = true;
      work();
    }
    return Reflect.apply(writeHead, response, given) as ServerResponse;
  };
}
