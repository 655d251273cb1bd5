import { db } from '@/lib/platform/db';
import { sweepLimits } from '@/lib/platform/limits';

/** Clears away what has run out: sessions, mailed links, limits. Sign-ins call it; nothing breaks without. */
export async function sweepSignIns(now: Date): Promise<void> {
  await db().session.deleteMany({ where: { expires: { lt: now } } });
  await db().verificationToken.deleteMany({ where: { expires: { lt: now } } });
  await sweepLimits(db(), now);
}
