import { TOTP } from 'otpauth';
import { SECOND } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { testDb } from '@/lib/testing/postgres';
import { cookiesSet, letters, linkIn, pressConfirm, signedIn, SITE } from '@/lib/testing/sign-in';
import { beginFactor, confirmFactor } from './commands/factor';
import { requestSignInLink } from './commands/request-link';
import { unsealFactor } from './factor-secret';
import { handleAuth } from './handler';

/** What an app shows, so many half minutes from now. */
export function codeOf(secret: string, now: Date, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: now.getTime() + steps * 30 * SECOND });
}

/** What the app of an account was told. */
export async function secretOf(userId: string): Promise<string> {
  const row = await testDb().authenticator.findUniqueOrThrow({ where: { userId } });
  return unsealFactor(userId, row.secret) ?? '';
}

/** Gives an account a second factor, set up with the code before the present one, which is free then. */
export async function withFactor(userId: string, sessionId: string | null, now: Date) {
  await transact((tx) => beginFactor(tx, userId, now));
  const secret = await secretOf(userId);
  const made = await transact((tx) =>
    confirmFactor(tx, { id: userId, sessionId }, codeOf(secret, now, -1), now),
  );
  if (!made.ok) throw new Error(made.reason);
  return { secret, recovery: made.value };
}

/** Ana, signed in, with a second factor. */
export async function ana() {
  const { user, cookie, secret: session } = await signedIn('ana');
  const { id } = await testDb().session.findFirstOrThrow();
  return { user, cookie, session, ...(await withFactor(user.id, id, new Date())) };
}

/** The first half: a mailed link. Answers what the browser holds then. */
export async function half(next = '/ports/80') {
  const headers = new Headers({ 'x-forwarded-for': '192.0.2.1' });
  await requestSignInLink({ email: 'ana@example.org', next, locale: 'en', headers }, new Date());
  const answer = await pressConfirm(linkIn((await letters()).at(-1)));
  return { answer, cookie: `half-signed-in=${cookiesSet(answer)['half-signed-in'] ?? ''}` };
}

export const give = (code: string, cookie: string, headers: Record<string, string> = {}) =>
  handleAuth(
    new Request(`${SITE}/api/auth/factor`, {
      method: 'POST',
      headers: { origin: SITE, cookie, 'user-agent': 'Firefox/140', ...headers },
      body: new URLSearchParams({ code, next: '/ports/80' }),
    }),
  );
export const location = (answer: Response) => answer.headers.get('location');
