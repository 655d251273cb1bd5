import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { startSession } from '@/lib/auth/commands/sessions';
import { readCookies } from '@/lib/auth/cookies';
import { handleAuth } from '@/lib/auth/handler';
import { outboxFolder } from '@/lib/platform/mail';
import { testDb } from './postgres';

/** The address the tests' site believes it has. */
export const SITE = 'http://localhost:3000';

/** An account with a session, as a browser would hold it. */
export async function signedIn(
  handle: string,
  more: { role?: string; earnedTrust?: number } = {},
  agent: string | null = null,
) {
  const user = await testDb().user.create({
    data: { handle, email: `${handle}@example.org`, emailVerified: new Date(), ...more },
  });
  const secret = await startSession(user.id, agent, new Date());
  return { user, secret, cookie: `next-auth.session-token=${secret}` };
}

/** The letters that were written instead of sent, oldest first. */
export async function letters(): Promise<Email[]> {
  const files = readdirSync(outboxFolder()).sort();
  return Promise.all(
    files.map((name) => PostalMime.parse(readFileSync(path.join(outboxFolder(), name)))),
  );
}

export function emptyOutbox(): void {
  rmSync(outboxFolder(), { recursive: true, force: true });
}

/** The link in a letter. */
export function linkIn(letter: Email | undefined): URL {
  const found = /^https?:\S+$/m.exec(letter?.text ?? '')?.[0];
  if (found === undefined) throw new Error('the letter has no link');
  return new URL(found);
}

/** Presses the button of the page that a link leads to. */
export function pressConfirm(link: URL, headers: Record<string, string> = {}): Promise<Response> {
  return handleAuth(
    new Request(`${SITE}/api/auth/callback/email`, {
      method: 'POST',
      headers: { origin: SITE, 'user-agent': 'curl/8', ...headers },
      body: new URLSearchParams(link.searchParams),
    }),
  );
}

/** What an answer makes the browser keep, by name; deleted cookies are ''. */
export function cookiesSet(response: Response): Record<string, string> {
  return Object.assign(
    {},
    ...response.headers.getSetCookie().map((header) => readCookies(header.split(';')[0] ?? '')),
  ) as Record<string, string>;
}
