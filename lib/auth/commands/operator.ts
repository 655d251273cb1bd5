import { DEFAULT_LOCALE } from '@/lib/i18n/locales';
import { inTransaction } from '@/lib/platform/db';
import { failure, type Result } from '@/lib/platform/errors';
import { setRole } from '@/lib/trust/commands';
import type { AccountRole } from '@/lib/levels/levels';
import { ensureAccount, ensureHandle } from './accounts';
import { createToken, type NewToken } from './tokens';

/**
 * Gives the account of an address a role, making it where there is none: whoever runs the server vouches for
 * the address. Answers its handle and the role it had; null where it is new.
 */
export function appoint(
  email: string,
  role: AccountRole,
  now: Date,
): Promise<{ handle: string; before: string | null }> {
  return inTransaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
    const account = await ensureAccount(tx, email, DEFAULT_LOCALE, now);
    const handle = await ensureHandle(tx, account);
    const cause = { actorId: null, reason: 'Set at the command line of the server.' };
    const before = await setRole(tx, account.id, role, cause, now);
    return { handle, before: known === null ? null : before };
  });
}

/** Makes a token for the account of an address. Fails with `not-found` or, where it has too many, `forbidden`. */
export function issueToken(
  email: string,
  token: NewToken,
  now: Date,
): Promise<Result<string, 'not-found' | 'forbidden'>> {
  return inTransaction<Result<string, 'not-found' | 'forbidden'>>(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, handle: true } });
    if (user === null) return failure('not-found', { reason: 'no-such-account' });
    await ensureHandle(tx, user);
    return createToken(tx, user.id, token, now);
  });
}
