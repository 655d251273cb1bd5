import { MINUTE } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { lockRow } from '@/lib/platform/row-lock';
import { failure, type Result, success } from '@/lib/platform/errors';
import { TOKENS_AT_MOST } from '../rules/signin-limits';
import { hashOf, newApiToken } from '../secret-token';
import { type Scope, SCOPES } from '../types';

/** When a token was used is kept to this precision: one write instead of one a request. */
const USE_PRECISION_MS = 5 * MINUTE;

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: it works until it is revoked. */
  readonly expiresAt: Date | null;
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
  await lockRow(tx, 'user', userId);
  const count = await tx.apiToken.count({
    where: { userId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  });
  if (count >= TOKENS_AT_MOST) return failure('forbidden', { reason: 'too-many-tokens' });
  const secret = newApiToken();
  const scopes = SCOPES.filter((scope) => token.scopes.includes(scope));
  const { name, expiresAt } = token;
  await tx.apiToken.create({
    data: { userId, name, hash: hashOf(secret), scopes, createdAt: now, expiresAt },
  });
  return success(secret);
}

/** Revokes a token of the account; its next use is refused. Answers whether there was such a one. */
export async function revokeToken(
  userId: string,
  tokenId: string,
  now: Date,
  tx: Tx = db(),
): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({
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
