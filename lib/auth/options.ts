import { parseUrl } from '@/lib/platform/parse-url';
import { createHash } from 'node:crypto';
import type { AuthOptions } from 'next-auth';
import { derivedSecret, loadEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { authAdapter, type SignInContext } from './commands/adapter';
import { isSecure, SESSION_DAYS } from './cookies';
import { sendSignInMail } from './mails';
import { oauthProviders } from './providers';
import { LINK_MINUTES } from './rules/signin-limits';
import { emailAddressSchema } from './rules/email-address';
import { safeNext } from './rules/next-path';
import { newSecret } from './secret-token';

const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** Where the `signIn` callback sends somebody whose provider does not vouch for their address. */
export const UNVERIFIED_ADDRESS = '/api/auth/error?error=UnverifiedAddress';

/** next-auth's options for one request. */
export function authOptions(context: SignInContext): AuthOptions & { secret: string } {
  return {
    secret: authSecret(),
    adapter: authAdapter(context),
    session: { strategy: 'database', maxAge: SESSION_SECONDS, generateSessionToken: newSecret },
    useSecureCookies: isSecure(loadEnv().NEXTAUTH_URL),
    providers: [
      {
        id: 'email',
        type: 'email',
        name: 'Email',
        server: '',
        from: '',
        maxAge: LINK_MINUTES * 60,
        options: {},
        generateVerificationToken: newSecret,
        normalizeIdentifier: (identifier) => emailAddressSchema.parse(identifier),
        sendVerificationRequest: async ({ identifier, token, url }) => {
          const next = safeNext(pathOf(new URL(url).searchParams.get('callbackUrl'))) ?? '/';
          await sendSignInMail({ to: identifier, token, next, locale: context.locale });
        },
      },
      ...oauthProviders(),
    ],
    callbacks: {
      signIn({ user, account }) {
        return account?.type !== 'oauth' || Boolean(user.email) || UNVERIFIED_ADDRESS;
      },
    },
    logger: {
      error: (code, detail) => log.error('sign-in-failed', errorOf(detail), { code }),
      warn: (code) => log.warn('sign-in-warning', { code }),
      debug: () => undefined,
    },
  };
}

/** The secret of everything about signing in. */
export function authSecret(): string {
  return derivedSecret('sign-in');
}

/** What next-auth keeps of a mailed secret (its `hashToken`). */
export function mailedTokenHash(token: string): string {
  return createHash('sha256').update(`${token}${authSecret()}`).digest('hex');
}

/** The path of an address of this site; what is no address at all gives ''. */
export function pathOf(address: string | null): string {
  const url = parseUrl(address ?? '');
  return url === null ? (address ?? '') : `${url.pathname}${url.search}${url.hash}`;
}

function errorOf(detail: unknown): unknown {
  if (detail instanceof Error) return detail;
  return typeof detail === 'object' && detail !== null && 'error' in detail ? detail.error : detail;
}
