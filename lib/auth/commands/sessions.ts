import { hashOf, newSecret } from '@/lib/auth/secret-token';
import { db, type Tx } from '@/lib/platform/db';
import { sweepLimits } from '@/lib/platform/limits';
import { sessionEnd } from '../rules/session-age';
import { sweepSignUps } from './sign-up';

/** A User-Agent header can be of any length; the names in it stand at its ends. */
const AGENT_LENGTH = 400;

/** Signs an account in and answers the session's secret, which only the cookie keeps. */
export async function startSession(
  userId: string,
  agent: string | null,
  now: Date,
  tx: Tx = db(),
): Promise<string> {
  const secret = newSecret();
  await tx.session.create({
    data: {
      sessionToken: hashOf(secret),
      userId,
      agent: shortened(agent),
      createdAt: now,
      expires: sessionEnd(now, now),
    },
  });
  return secret;
}

/** Puts off the end of a session that is in use. */
export async function putOffEnd(sessionId: string, expires: Date): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId }, data: { expires } });
}

/** A User-Agent header as a session keeps it. */
export function shortened(agent: string | null): string | null {
  if (agent === null || agent.length <= AGENT_LENGTH) return agent;
  return `${agent.slice(0, AGENT_LENGTH / 2)} ${agent.slice(-AGENT_LENGTH / 2)}`;
}

/** Ends the session with this secret, where there is one. */
export async function endSessionBySecret(secret: string): Promise<void> {
  await db().session.deleteMany({ where: { sessionToken: hashOf(secret) } });
}

/** Ends one session of the account; answers whether there was such a one. */
export async function endSession(
  userId: string,
  sessionId: string,
  tx: Tx = db(),
): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } });
  return count > 0;
}

/** Ends all sessions of the account, in the caller's transaction. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}

/** Ends the account's sessions, but for `except` where one is named. */
export async function endOtherSessions(
  userId: string,
  except: string | null,
  tx: Tx = db(),
): Promise<void> {
  await tx.session.deleteMany({
    where: { userId, ...(except === null ? {} : { id: { not: except } }) },
  });
}

/** Clears away what has run out: sessions, mailed links, limits, networks of sign-ups. */
export async function sweepSignIns(now: Date): Promise<void> {
  await db().session.deleteMany({ where: { expires: { lt: now } } });
  await db().verificationToken.deleteMany({ where: { expires: { lt: now } } });
  await db().halfSignIn.deleteMany({ where: { expires: { lt: now } } });
  await sweepLimits(db(), now);
  await sweepSignUps(now);
}
