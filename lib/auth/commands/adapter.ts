import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import type { Locale } from '@/lib/i18n/locales';
import { db, inTransaction } from '@/lib/platform/db';
import { errorCode } from '@/lib/platform/errors';
import { sessionEnd } from '../rules/session-age';
import { hashOf } from '../secret-token';
import { ensureAccount } from './accounts';
import { beginHalfSignIn } from './half-sign-in';
import { endSessionBySecret, shortened } from './sessions';
import { noteSignUp } from './sign-up';

/** Prisma's code for a row that is not there. */
const NOT_THERE = 'P2025';

/** What is known of the browser that signs in. */
export interface SignInContext {
  readonly locale: Locale;
  readonly agent: string | null;
  /** The network that it asks from, hashed (`networkHash`); null where that is not known. */
  readonly network: string | null;
  readonly now: Date;
  /** Told which account a session was made for. */
  readonly onSession: (userId: string) => void;
  /** Told instead where the account has a second factor: the secret of the half sign-in. */
  readonly onHalf?: (secret: string) => void;
}

interface UserRow {
  readonly id: string;
  readonly email: string | null;
  readonly emailVerified: Date | null;
}

/** next-auth sees no more of an account than it needs. */
function toAdapterUser(user: UserRow): AdapterUser {
  return { id: user.id, email: user.email ?? '', emailVerified: user.emailVerified };
}

/**
 * next-auth's storage. In place of @auth/prisma-adapter because less is kept: of a session only the hash of its
 * secret, of GitHub and others no name, no picture and none of their tokens.
 */
export function authAdapter(context: SignInContext): Adapter {
  return {
    async createUser({ email }: Omit<AdapterUser, 'id'>) {
      // Both ways in prove the address first: a mailed link was opened, or the provider vouches for it.
      return inTransaction(async (tx) => {
        const user = await ensureAccount(tx, email, context.locale, context.now);
        await noteSignUp(tx, user.id, context.network, context.now);
        return toAdapterUser(user);
      });
    },
    async getUser(id) {
      const user = await db().user.findUnique({ where: { id } });
      return user && toAdapterUser(user);
    },
    async getUserByEmail(email) {
      const user = await db().user.findUnique({ where: { email } });
      return user && toAdapterUser(user);
    },
    async getUserByAccount({ provider, providerAccountId }) {
      const account = await db().account.findUnique({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        include: { user: true },
      });
      return account && toAdapterUser(account.user);
    },
    async updateUser({ id, emailVerified }) {
      return toAdapterUser(await db().user.update({ where: { id }, data: { emailVerified } }));
    },
    async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
      await db().account.create({ data: { userId, type, provider, providerAccountId } });
    },
    async createSession({ sessionToken, userId, expires }) {
      const { factorSince } = await db().user.findUniqueOrThrow({ where: { id: userId } });
      if (factorSince !== null) {
        // next-auth believes in a session; the cookie it makes for it is not passed on, and nothing knows its secret.
        context.onHalf?.(await beginHalfSignIn(userId, context.now));
        return { sessionToken, userId, expires };
      }
      const agent = shortened(context.agent);
      await db().session.create({
        data: {
          sessionToken: hashOf(sessionToken),
          userId,
          // The cookie lasts as long as a session may; the session itself ends earlier where it is left alone.
          expires: sessionEnd(context.now, context.now),
          agent,
          createdAt: context.now,
        },
      });
      context.onSession(userId);
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const found = await db().session.findUnique({
        where: { sessionToken: hashOf(sessionToken), expires: { gt: context.now } },
        include: { user: true },
      });
      if (found === null) return null;
      const { userId, expires, user } = found;
      return { session: { sessionToken, userId, expires }, user: toAdapterUser(user) };
    },
    // Whoever asks with a session puts off its end (lib/auth/session.ts).
    updateSession: () => null,
    async deleteSession(sessionToken) {
      await endSessionBySecret(sessionToken);
    },
    async createVerificationToken({ identifier, token, expires }) {
      return db().verificationToken.create({ data: { identifier, token, expires } });
    },
    async useVerificationToken(identifier_token) {
      try {
        // Deleting answers the row to exactly one of those who ask at once: a link works once.
        const used = await db().verificationToken.delete({ where: { identifier_token } });
        // Whoever asked twice is in: the other letter is of no use to them, and to nobody else.
        await db().verificationToken.deleteMany({ where: { identifier: used.identifier } });
        return used;
      } catch (error) {
        if (errorCode(error) === NOT_THERE) return null;
        throw error;
      }
    },
  };
}
