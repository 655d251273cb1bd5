import { MINUTE } from '@/lib/platform/clock';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { TOKENS_AT_MOST } from '../rules/signin-limits';
import { hashOf, newApiToken } from '../secret-token';
import { type Scope, SCOPES } from '../types';

/** When a token was used is kept to this precision: one write instead of one a request. */
const USE_PRECISION_MS = 5 * MINUTE;

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/**
 * Makes a personal API token, in the caller's transaction, and answers it: this is the only time it can be
 * seen. Fails with `forbidden` where the account has as many as it may have.
 */
export async function createToken(
  tx: Tx,
  userId: string,
  token: NewToken,
  now: Date,
): Promise<Result<string, 'forbidden'>> {
  await tx.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
  const count = await tx.apiToken.count({ where: { userId, revokedAt: null } });
  if (count >= TOKENS_AT_MOST) return failure('forbidden', { reason: 'too-many-tokens' });
  const secret = newApiToken();
  const scopes = SCOPES.filter((scope) => token.scopes.includes(scope));
  await tx.apiToken.create({
    data: { userId, name: token.name, hash: hashOf(secret), scopes, createdAt: now },
  });
  return success(secret);
}

/** `createToken` by itself, for forms. */
export function makeToken(
  userId: string,
  token: NewToken,
  now: Date,
): Promise<Result<string, 'forbidden'>> {
  return inTransaction((tx) => createToken(tx, userId, token, now));
}

/** Revokes a token of the account; its next use is refused. Answers whether there was such a one. */
export async function revokeToken(userId: string, tokenId: string, now: Date): Promise<boolean> {
  const { count } = await db().apiToken.updateMany({
    where: { id: tokenId, userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

/** Remembers that a token was used, where that is not known for these minutes already. */
export async function noteTokenUse(
  tokenId: string,
  lastUsedAt: Date | null,
  now: Date,
): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_PRECISION_MS) return;
  await db().apiToken.updateMany({ where: { id: tokenId }, data: { lastUsedAt: now } });
}
