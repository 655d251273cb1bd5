import { db, type Tx } from '@/lib/platform/db';
import { sql } from '@/lib/platform/sql';
import { type AccountRole, isEstablished, trustOf } from '@/lib/levels/levels';
import { hashOf } from './secret-token';
import { type Actor, type Scope, SCOPES } from './types';

interface ActorRow {
  readonly id: string;
  readonly handle: string | null;
  readonly role: string;
  readonly earnedTrust: number;
  readonly locale: string;
  readonly suspendedAt: Date | null;
  readonly suspendReason: string | null;
}

function actorFrom(user: ActorRow, way: Pick<Actor, 'via' | 'scopes' | 'sessionId'>): Actor {
  return {
    id: user.id,
    handle: user.handle,
    role: user.role as AccountRole,
    trust: trustOf(user),
    established: isEstablished(user),
    suspended:
      user.suspendedAt === null
        ? null
        : { since: user.suspendedAt, reason: user.suspendReason ?? '' },
    locale: user.locale,
    ...way,
  };
}

/**
 * Who a session's secret belongs to; null where it never was, has ended or run out. Asked for with every
 * request: one statement, in SQL.
 */
export async function findActorBySession(secret: string, now: Date): Promise<Actor | null> {
  const [row] = await sql().$queryRaw<(ActorRow & { readonly sessionId: string })[]>`
    SELECT s.id AS "sessionId", u.id, u.handle, u.role, u.earned_trust AS "earnedTrust", u.locale,
      u.suspended_at AS "suspendedAt", u.suspend_reason AS "suspendReason"
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.session_token = ${hashOf(secret)} AND s.expires > ${now}`;
  if (row === undefined) return null;
  return actorFrom(row, { via: 'session', scopes: SCOPES, sessionId: row.sessionId });
}

interface TokenRow extends ActorRow {
  readonly tokenId: string;
  readonly scopes: Scope[];
  readonly lastUsedAt: Date | null;
}

/** Who a personal API token belongs to, and which token it is; null where it is unknown or revoked. */
export async function findActorByToken(secret: string): Promise<{
  readonly actor: Actor;
  readonly tokenId: string;
  readonly lastUsedAt: Date | null;
} | null> {
  const [row] = await sql().$queryRaw<TokenRow[]>`
    SELECT t.id AS "tokenId", t.scopes, t.last_used_at AS "lastUsedAt", u.id, u.handle, u.role,
      u.earned_trust AS "earnedTrust", u.locale, u.suspended_at AS "suspendedAt", u.suspend_reason AS "suspendReason"
    FROM api_token t JOIN "user" u ON u.id = t.user_id
    WHERE t.hash = ${hashOf(secret)} AND t.revoked_at IS NULL`;
  if (row === undefined) return null;
  const { tokenId, scopes, lastUsedAt } = row;
  return { actor: actorFrom(row, { via: 'token', scopes, sessionId: null }), tokenId, lastUsedAt };
}

/** Whether a mailed secret would still work now. Nothing is used up. */
export async function isLinkAlive(
  identifier: string,
  tokenHash: string,
  now: Date,
): Promise<boolean> {
  const link = await db().verificationToken.findUnique({
    where: { identifier_token: { identifier, token: tokenHash } },
  });
  return (link?.expires ?? now) > now;
}

export interface SessionView {
  readonly id: string;
  readonly since: Date;
  readonly agent: string | null;
}

/** Where an account is signed in, newest first. */
export async function listSessions(userId: string, now: Date): Promise<SessionView[]> {
  const sessions = await db().session.findMany({
    where: { userId, expires: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, createdAt: true, agent: true },
  });
  return sessions.map(({ id, createdAt, agent }) => ({ id, since: createdAt, agent }));
}

export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The tokens of an account that still work, newest first. */
export async function listTokens(userId: string): Promise<TokenView[]> {
  const tokens = await db().apiToken.findMany({
    where: { userId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true },
  });
  return tokens.map((token) => ({ ...token, scopes: token.scopes as Scope[] }));
}

/** The e-mail address of an account, for its owner alone. */
export async function findOwnEmail(userId: string): Promise<string | null> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  return user.email;
}

/** The ways to sign in besides e-mail that an account has used, by provider. */
export async function listProvidersOf(userId: string): Promise<string[]> {
  const accounts = await db().account.findMany({ where: { userId }, select: { provider: true } });
  return [...new Set(accounts.map(({ provider }) => provider))].sort();
}

/** What decides where a sign-in leads: the handle, null where none was chosen yet, and whether the account is suspended. */
export async function findArrival(
  userId: string,
): Promise<{ readonly handle: string | null; readonly suspended: boolean }> {
  const { handle, suspendedAt } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { handle: true, suspendedAt: true },
  });
  return { handle, suspended: suspendedAt !== null };
}

/**
 * What the link for a change of address is kept under, beside those of sign-ins: their identifier is an address,
 * and none begins like this.
 */
export function pendingEmailOf(userId: string, email: string): string {
  return `${userId}:email:${email}`;
}

/** The address that a secret would bring; null where it is not the account's, used or too old. Nothing is used up. */
export async function findPendingEmail(
  userId: string,
  secret: string,
  now: Date,
  tx: Tx = db(),
): Promise<string | null> {
  const row = await tx.verificationToken.findUnique({ where: { token: hashOf(secret) } });
  const prefix = pendingEmailOf(userId, '');
  if (row === null || row.expires <= now || !row.identifier.startsWith(prefix)) return null;
  return row.identifier.slice(prefix.length);
}
