import { authenticate } from '@/lib/auth/session';
import { systemClock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { findOwnData } from '@/lib/users/queries-own';

/** All that is kept of whoever is signed in, as one file. By the cookie of a session only: a token is for less. */
export async function GET(request: Request): Promise<Response> {
  const signedIn = await authenticate(request);
  if (!signedIn.ok) return problemResponse(signedIn);
  const { id, via } = signedIn.value;
  if (via !== 'session') return problemResponse(failure('forbidden', { reason: 'needs-session' }));
  const now = systemClock.now();
  const data = await inTransaction((tx) => findOwnData(tx, id, now));
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="portolan-${now.toISOString().slice(0, 10)}.json"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
