import type { MailChoice } from '@/lib/notifications/commands/mail-choice';
import { db } from '@/lib/platform/db';

/** What an account wants mailed. */
export async function findMailChoice(userId: string): Promise<MailChoice> {
  const { mailOwn, mailDigest } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { mailOwn: true, mailDigest: true },
  });
  return { own: mailOwn, digest: mailDigest };
}
