import { DAY } from '@/lib/platform/clock';
import { sql } from '@/lib/platform/sql';

/** Read notifications are cleared away after this; what they were about stays in the log. */
const READ_KEPT_DAYS = 365;

/** Clears away what was read long ago. */
export async function sweepNotifications(now: Date): Promise<void> {
  const before = new Date(now.getTime() - READ_KEPT_DAYS * DAY);
  await sql().$executeRaw`DELETE FROM notification WHERE read_at < ${before}`;
}
