import { clientAddress } from '@/lib/platform/client-address';
import { DAY } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { keyedHash } from '@/lib/platform/keyed-hash';
import { SIGN_UP_KEPT_DAYS } from '../rules/sign-up';

/** No connection of anybody's: the machine itself, as where a proxy is not named in TRUSTED_PROXIES. */
const NO_NETWORK = /^(?:127\.|0:0:0:0::\/64$|unknown$)/;

/**
 * A hash of the network that a request comes from: what one connection gets, an IPv4 address or an IPv6 /64, as
 * limits count (`clientAddress`). Null where it is not known. The address itself is kept nowhere (decision 41).
 */
export function networkHash(headers: Headers): string | null {
  const network = clientAddress(headers);
  return NO_NETWORK.test(network) ? null : keyedHash('sign-up', network);
}

/** Keeps from which network an account was made; once. */
export async function noteSignUp(
  tx: Tx,
  userId: string,
  hash: string | null,
  now: Date,
): Promise<void> {
  if (hash === null) return;
  await tx.signUp.createMany({ data: [{ userId, hash, createdAt: now }], skipDuplicates: true });
}

/** Forgets networks of accounts that were made long enough ago. */
export async function sweepSignUps(now: Date): Promise<void> {
  const before = new Date(now.getTime() - SIGN_UP_KEPT_DAYS * DAY);
  await db().signUp.deleteMany({ where: { createdAt: { lt: before } } });
}
