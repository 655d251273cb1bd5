import { type MailTopic, WATCH_KINDS } from '@/lib/notifications/types';
import type { Sql } from '@/lib/platform/sql';

/** What an account wants mailed: what becomes of its own edits at once, what it watches once a day. */
export type MailChoice = Readonly<Record<MailTopic, boolean>>;

/** Sets what is mailed; a part that is left out stays. What waited for a digest that is wanted no more is not mailed later. */
export async function setMailChoice(
  sql: Sql,
  userId: string,
  { own, digest }: Partial<MailChoice>,
): Promise<void> {
  await sql.$executeRaw`
    UPDATE "user" SET mail_own = coalesce(${own ?? null}::boolean, mail_own),
      mail_digest = coalesce(${digest ?? null}::boolean, mail_digest)
    WHERE id = ${userId} AND email IS NOT NULL`;
  if (digest !== false) return;
  await sql.$executeRaw`
    UPDATE notification SET mail_due_at = NULL
    WHERE user_id = ${userId} AND mail_due_at IS NOT NULL AND kind = ANY(${[...WATCH_KINDS]})`;
}
