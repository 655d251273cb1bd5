import { db } from '@/lib/platform/db';
import { secretInSetup } from './commands/factor';

/** What the owner of an account sees of its second factor. */
export interface FactorView {
  /** Null: there is none. */
  readonly since: Date | null;
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
  /** What an app that is being set up is told (base 32). */
  readonly setup: string | null;
}

export async function findFactor(userId: string, now: Date): Promise<FactorView> {
  const [since, row, codesLeft] = await Promise.all([
    findFactorSince(userId),
    db().authenticator.findUnique({ where: { userId } }),
    db().recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return { since, codesLeft, setup: secretInSetup(row, now) };
}

/** Since when signing in to an account asks for a second factor; null: it does not. */
export async function findFactorSince(userId: string): Promise<Date | null> {
  const { factorSince } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { factorSince: true },
  });
  return factorSince;
}

/** Whom a letter about an account goes to; the address is null where it is closed. */
export function findOwner(userId: string) {
  return db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, handle: true, locale: true },
  });
}
